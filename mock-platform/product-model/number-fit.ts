// Devices compute: 0.1 * 3 gives 0.30000000000000004, and a 32-bit float of 23.3 is written as 23.299999237060547.
// Neither is a departure from the model, so that comparisons allow for both.

/** True when `value` is at least `min`, as far as floating point can tell. */
export function isAtLeast(value: number, min: number): boolean {
  return value >= min || isSame(value, min);
}

/** True when `value` is at most `max`, as far as floating point can tell. */
export function isAtMost(value: number, max: number): boolean {
  return value <= max || isSame(value, max);
}

/** True when `value` is a whole number of steps away from `base`, as far as floating point can tell. */
export function isOnStep(value: number, base: number, step: number): boolean {
  // Above 2^53, JSON.parse has already rounded it to one of its neighbours, and so does a difference.
  if (Math.max(Math.abs(value), Math.abs(value - base)) > Number.MAX_SAFE_INTEGER) return true;
  const steps = (value - base) / step;
  const nearest = Math.round(steps);
  const isExact = [value, base, step].every(Number.isSafeInteger);
  // A millionth of a step, and the error of the division itself; never so much that half a step would pass.
  const slack = isExact ? 0 : Math.min(1e-6 + Math.abs(steps) * 4 * Number.EPSILON, 0.25);
  if (Math.abs(steps - nearest) <= slack) return true;
  // If 32 bits cannot tell two steps apart, they do not excuse the value.
  return Math.abs(value) * 2 ** -23 < step / 2 && isSame(value, base + nearest * step);
}

function isSame(value: number, other: number): boolean {
  const error = 2 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(other));
  return Math.abs(value - other) <= error || (isFloat32(value) && Math.fround(value) === Math.fround(other));
}

/** True for a 32-bit float written with 15 digits or more. */
function isFloat32(value: number): boolean {
  return Math.abs(value - Math.fround(value)) <= Math.abs(value) * 1e-14;
}
