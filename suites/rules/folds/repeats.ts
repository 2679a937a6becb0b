/** Two floats of single precision, or of 15 printed digits, may differ by so much for the same number. */
const roundingError = 1e-6;

/**
 * Does `actual` repeat all of `expected`? More members may stand beside it; a number may come as its digits in a string
 * or the other way round (ref 4.3), a fraction rounded to single precision, and `null` may be left out.
 */
export function repeats(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'number') return isSameNumber(actual, expected);
  if (typeof expected === 'string')
    return actual === expected || (typeof actual === 'number' && `${actual}` === expected);
  if (expected === null) return actual === null || actual === undefined;
  if (typeof expected !== 'object') return actual === expected;
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) return false;
  if (Array.isArray(expected) && (actual as unknown[]).length !== expected.length) return false;
  return Object.entries(expected).every(([name, value]) => {
    return repeats(Object.hasOwn(actual, name) ? (actual as Record<string, unknown>)[name] : undefined, value);
  });
}

function isSameNumber(actual: unknown, expected: number): boolean {
  const number = typeof actual === 'string' && actual.trim() !== '' ? Number(actual) : actual;
  if (typeof number !== 'number') return false;
  if (Number.isInteger(expected)) return number === expected;
  return Math.abs(number - expected) <= Math.abs(expected) * roundingError;
}
