import { parseEventTime, parseMillisecondTime } from '../../../../mock-platform/protocol/times.ts';
import { repeats } from '../../folds/repeats.ts';

/**
 * Is what a device shows the value that it was set to? It may write it in another way that the platform takes: a number as its
 * digits, a boolean as 0 or 1 or in a string, an enumeration's number for its text, a time in the other form.
 */
export function isSameValue(shown: unknown, set: unknown): boolean {
  if (repeats(shown, set)) return true;
  if (typeof set === 'boolean') return String(shown).toLowerCase() === String(set) || Number(shown) === Number(set);
  if (typeof set !== 'string' || shown === null || typeof shown === 'object') return false;
  if (String(shown) === set) return true;
  const time = timeOf(set);
  return time !== undefined && time === timeOf(String(shown));
}

/** Whole seconds: one of the forms has no more. */
function timeOf(text: string): number | undefined {
  for (const read of [parseEventTime(text), parseMillisecondTime(text)]) {
    if (read.ok) return Math.floor(read.value / 1000);
  }
  return undefined;
}
