import type { Bout } from './bout.ts';

/** One way of being hostile. */
export interface Kind {
  readonly name: string;
  /** Milliseconds between the end of one bout and the next, times the pace. Default 1. */
  readonly rest?: number;
  /** Bouts that are under way at the same time. Default 1. */
  readonly atOnce?: number;
  readonly play: (bout: Bout) => Promise<unknown>;
}

/** Bytes in hexadecimal. */
export const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');

/** The head of a packet whose remaining length is this, and of which the rest may never come. */
export function announce(first: number, remaining: number): Buffer {
  const bytes = [first];
  let rest = remaining;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}

export const KiB = 1024;
export const MiB = 1024 * KiB;
