import { createHash, randomUUID } from 'node:crypto';
import { PlatformError } from '../../platform-error.ts';
import { quote } from '../../protocol/quote.ts';
import type { Keys } from '../generation.ts';
import { mistakenRequestId } from './mistaken-request-id.ts';

/** Characters that a request id has at most. */
const longestRequestId = 128;
/** Requests of a device that may wait for an answer at a time. */
export const mostRequests = 10_000;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Has it the shape that the platform gives its own: a UUID in lower case? */
export function isUuid(key: string): boolean {
  return uuid.test(key);
}

/** Why a text cannot be a request id; undefined when it can. The platform itself makes UUIDs; a caller may choose any that fits. */
export function flawOfRequestId(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.length > longestRequestId) return `it has ${key.length} characters, more than ${longestRequestId}`;
  const forbidden = /[+#/\0]/.exec(key)?.[0];
  if (forbidden !== undefined) return `it holds ${quote(forbidden)}, which a topic cannot carry there`;
  if (/\p{Surrogate}/u.test(key)) return 'it is not well-formed Unicode';
  if (key.trim() !== key) return 'a blank stands at one of its ends';
  return key.includes('request_id=') ? 'it holds "request_id=", and no device could tell where it begins' : undefined;
}

/** Hands out UUIDs as the request ids of one device, and takes those of a caller's choice. None is in use twice at a time. */
export class RequestIds implements Keys {
  readonly #inUse = new Set<string>();
  /** The one to come, where they are repeatable. */
  #next: string | undefined;

  allocate(): string {
    let key = this.#draw();
    while (this.#inUse.has(key)) key = this.#draw();
    return this.claim(key);
  }

  claim(key: string): string {
    const flaw = flawOfRequestId(key);
    if (flaw !== undefined) {
      throw new PlatformError(
        `The request id ${quote(key)} cannot be used: ${flaw}. Expected 1 to ${longestRequestId} characters without + # / and NUL.`,
      );
    }
    if (this.#inUse.has(key)) {
      throw new PlatformError(
        `The request id ${quote(key)} still waits for an answer: take another one, or wait for that request.`,
      );
    }
    if (this.#inUse.size >= mostRequests) {
      throw new PlatformError(
        `${mostRequests} requests of the device wait for answers: let some of them be answered, or time out, first.`,
      );
    }
    this.#inUse.add(key);
    return key;
  }

  release(key: string): void {
    this.#inUse.delete(key);
  }

  /** From this one on they are repeatable: each is made of the one before. */
  startAt(key: string): void {
    this.#next = key;
  }

  isMadeOf(key: string, sent: string): boolean {
    return mistakenRequestId(key, sent) !== undefined;
  }

  #draw(): string {
    const next = this.#next;
    if (next === undefined) return randomUUID();
    this.#next = uuidOf(next);
    return next;
  }
}

/** A UUID that is made of a text. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
