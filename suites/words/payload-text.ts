import type { Payload } from '../result/conformance-result.ts';
import { cutMiddle, cutTo, plainText } from './plain-text.ts';

/** Enough of a payload to fill any row and for a closer look, and little enough to be cheap for one of a megabyte. */
const READ = 2048;
const secretMember = /("[^"\\]*(?:secret|password|psk|token)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)/gi;

/** Hides the values of JSON members that are named like a secret. */
export function masked(text: string): string {
  return text.replace(secretMember, '$1"***"');
}

/** A payload in one short line: UTF-8 as text with secrets masked, anything else in hexadecimal. */
export function payloadText(payload: Uint8Array, max = 120): string {
  if (payload.length === 0) return '(empty)';
  const text = utf8(payload.subarray(0, READ));
  const shown = text === undefined ? hex(payload) : plainText(masked(text));
  if (payload.length > READ) return `${cutTo(shown, max)} (${payload.length} bytes)`;
  return shown.length <= max ? shown : `${cutMiddle(shown, max)} (${payload.length} bytes)`;
}

/** A payload for a closer look: as it came, up to its first 2048 bytes, secrets masked. */
export function payloadDetail(payload: Uint8Array): Payload {
  const text = utf8(payload.subarray(0, READ));
  return text === undefined ? bytesDetail(payload) : { encoding: 'utf-8', text: masked(text), bytes: payload.length };
}

/** The same for bytes that are not text even where they look like it. */
export function bytesDetail(bytes: Uint8Array): Payload {
  return { encoding: 'hex', text: Buffer.from(bytes.subarray(0, READ)).toString('hex'), bytes: bytes.length };
}

function hex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes.subarray(0, READ)).toString('hex')}`;
}

/** Undefined when ill-formed. Lets a character that the end cuts in two pass. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
