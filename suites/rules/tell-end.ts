import type { Stamp } from '../../mock-platform/journal/events.ts';
import { howItEnded } from './how-it-ended.ts';
import type { Entry, Violation } from './rule.ts';

/** A process ends a little after its connection; one that writes a core file first, on a busy machine, takes longer; ms. */
const dyingMs = 5000;
/** After silence an end that comes later has nothing to do with it. */
const deadMs = 500;

/** What rules say that did not come, and what they say where the device had ended. */
const phrases: readonly (readonly [string, string])[] = [
  ['It closed the connection instead of answering', 'It ended instead of answering'],
  ['It broke off instead of answering', 'It ended instead of answering'],
  ['It did not answer', 'It ended instead of answering'],
  ['It lost its connection and did not come back', 'It ended'],
  ['It did not come back', 'It ended'],
];

/**
 * A violation that says what the device did not do, told as what it was: the device had ended. Nobody looks for a lost
 * answer in a program that is gone.
 */
export function tellEnd(violation: Violation, journal: readonly Entry[]): Violation {
  const phrase = phrases.find(([silent]) => violation.message.includes(silent));
  const [first] = violation.evidence;
  const last = violation.evidence.at(-1);
  if (!phrase || !first || !last) return violation;
  const exit = endBetween(first, last, journal);
  if (!exit) return violation;
  const [silent, ended] = phrase;
  const begin = violation.evidence.map((stamp) => stamp as Entry).find(({ type }) => type === 'command-sent') ?? first;
  const what = 'type' in begin && begin.type === 'command-sent' ? 'the command' : 'that';
  const evidence = [...violation.evidence.filter(({ seq }) => seq < exit.seq), exit];
  return {
    ...violation,
    message: violation.message.replace(silent, ended),
    actual: `it ${howItEnded(exit, { at: begin.at, what })}`,
    evidence,
  };
}

/** How the device ended of itself between the two, or as the second one happened, unless it was started again. */
function endBetween(first: Stamp, last: Stamp, journal: readonly Entry[]): Entry<'device-exited'> | undefined {
  const until = last.at + ('type' in last && last.type === 'connection-closed' ? dyingMs : deadMs);
  const exit = journal.find(
    (entry): entry is Entry<'device-exited'> =>
      entry.type === 'device-exited' && !entry.asked && entry.seq > first.seq && entry.at <= until,
  );
  if (!exit) return undefined;
  const isBetween = ({ seq }: Entry, one: Stamp, other: Stamp) => seq > one.seq && seq < other.seq;
  const isAnew = journal.some((entry) => entry.type === 'device-started' && isBetween(entry, exit, last));
  // What it did meanwhile it did not do as it died.
  const livedOn = journal.some((entry) => entry.type === 'device-online' && isBetween(entry, last, exit));
  return isAnew || livedOn ? undefined : exit;
}
