/** How devices have lost bits of a mid, or kept too many. */
const mistakes: readonly (readonly [words: string, mistake: (mid: number) => number])[] = [
  ['the mid as a signed 16-bit number', (mid) => (mid << 16) >> 16],
  ['the low byte of the mid', (mid) => mid & 0xff],
  ['the low byte of the mid, signed', (mid) => (mid << 24) >> 24],
  ['the mid without its top bit', (mid) => mid & 0x7fff],
  ['the mid with its two bytes swapped', (mid) => ((mid & 0xff) << 8) | (mid >> 8)],
  ['the mid counted on past 65535', (mid) => mid + 65_535],
  ['the mid counted on past 65535', (mid) => mid + 65_536],
];

/** What `actual` is instead of `mid`: "the low byte of the mid"; undefined when it is the mid itself or looks like none. */
export function mistakenMid(mid: number, actual: unknown): string | undefined {
  const number = typeof actual === 'string' && actual !== '' ? Number(actual) : actual;
  if (number === mid) return undefined;
  return mistakes.find(([, mistake]) => mistake(mid) === number)?.[0];
}
