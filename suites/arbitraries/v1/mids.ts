import fc from 'fast-check';

/** Both ends of the range (ref 4.2), and where a mid outgrows a signed byte, a byte, and a signed 16-bit number. */
export const boundaryMids = [1, 127, 128, 255, 256, 32_767, 32_768, 65_535] as const;

/** Any mid from 1 to 65535, half the time one of the boundaries. Shrinks towards 1. */
export function mid(): fc.Arbitrary<number> {
  return fc.oneof({ withCrossShrink: true }, fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(...boundaryMids));
}

/**
 * Mids for messages that are not commands to carry out: far above those that a platform counting from 1 hands out in a
 * run, so that an answer to one is not taken for the answer to another. Shrinks towards 50000.
 */
export function probeMid(): fc.Arbitrary<number> {
  return fc.integer({ min: 50_000, max: 59_999 });
}
