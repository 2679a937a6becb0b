import type { Entry } from '../rule.ts';
import type { Harm } from './outstanding-upsets.ts';
import { familyOf, wordFor } from './request-families.ts';

/** So many are named where several may have done the harm. */
const named = 3;

/** What was sent to the device that it is to survive, in words. */
function flawOf(entry: Harm): string {
  if (entry.type === 'bytes-sent') return `bytes that MQTT forbids (${entry.fault})`;
  if (entry.type === 'message-sent') return saidIn(entry);
  return entry.kind === 'malformed' ? `a malformed ${wordFor(familyOf(entry))} (${entry.flaw})` : entry.flaw;
}

/** The same of several that were sent one after the other. */
export function severalFlaws(harms: readonly Harm[]): string {
  const words = harms.slice(0, named).map(flawOf);
  const more = harms.length - words.length;
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(', then ');
}

/** So many bytes of a message are shown. */
const shown = 40;

/** A message or an event, with what stands in it. */
export function saidIn({ what, payload }: Pick<Entry<'message-sent'>, 'what' | 'payload'>): string {
  const noun = what === 'event' ? 'an event' : 'a message';
  if (payload.length === 0) return `${noun} without content`;
  const text = new TextDecoder().decode(payload.subarray(0, shown));
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  const { length } = payload;
  if (isPlain) return length > shown ? `${noun} of ${length} bytes (${text}…)` : `${noun} (${text})`;
  const digits = Buffer.from(payload.subarray(0, 8)).toString('hex');
  return `${noun} of ${length} bytes (${length > 8 ? `${digits}…` : digits} in hexadecimal digits)`;
}
