/** So many times its longest interval a busy device may take, and a second. */
const patience = 3;
/** Shorter intervals are not a measure, ms: reports that a busy machine held up arrive together. */
const shortestMs = 250;

/** After this number of milliseconds of commands, a device with this longest interval between two reports has stopped reporting. */
export function silenceMs(longestMs: number): number {
  return Math.max(shortestMs, longestMs) * patience + 1000;
}
