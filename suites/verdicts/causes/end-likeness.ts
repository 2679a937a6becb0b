import { howItEnded } from '../../rules/how-it-ended.ts';
import type { Entry } from '../../rules/rule.ts';
import type { Case } from './case.ts';

/**
 * What the ends of a device have in common: it ended in the same way, and each time the same command had just been sent.
 * Empty where some violation is of another kind.
 */
export function endLikeness(cases: readonly Case[]): ReadonlySet<string> {
  const [first, ...others] = cases.map(endsAt);
  return new Set([...(first ?? [])].filter((end) => others.every((other) => other.has(end))));
}

/** Such as `ended by SIGSEGV at BLINK`, for each command that was sent and not answered when it ended. */
function endsAt({ shownBy, journal }: Case): Set<string> {
  if (shownBy.type !== 'device-exited') return new Set();
  const how = howItEnded(shownBy);
  const began = journal.findLast(({ type, seq }) => type === 'device-started' && seq < shownBy.seq)?.seq ?? 0;
  const life = journal.filter(({ seq }) => seq > began && seq < shownBy.seq);
  const answered = (sent: Entry<'command-sent'>) =>
    life.some((entry) => entry.type === 'command-answered' && entry.key === sent.key && entry.seq > sent.seq);
  return new Set(
    life.flatMap((entry) => (entry.type === 'command-sent' && !answered(entry) ? [`${how} at ${entry.cmd}`] : [])),
  );
}
