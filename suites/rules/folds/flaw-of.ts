import type { Harm } from './outstanding-upsets.ts';

/** So many are named where several may have done the harm. */
const named = 3;

/** What was sent to the device that it is to survive, in words. */
function flawOf(entry: Harm): string {
  if (entry.type === 'bytes-sent') return `bytes that MQTT forbids (${entry.fault})`;
  return entry.kind === 'malformed' ? `a malformed command (${entry.flaw})` : entry.flaw;
}

/** The same of several that were sent one after the other. */
export function severalFlaws(harms: readonly Harm[]): string {
  const words = harms.slice(0, named).map(flawOf);
  const more = harms.length - words.length;
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(', then ');
}
