import type { Entry, Violation } from '../rules/rule.ts';
import type { ScenarioResult } from './scenario-result.ts';

/**
 * The longest that an answer took which came too late, in any scenario or its repetition; 0 where none did. A silence that was no longer,
 * and did not show again, was such an answer that the suite did not wait for.
 */
export function slowestMs(scenarios: readonly Pick<ScenarioResult, 'journal' | 'confirmation'>[]): number {
  const journals = scenarios.flatMap(({ journal, confirmation }) => [journal, confirmation?.journal ?? []]);
  return Math.max(0, ...journals.map(slowestIn));
}

/** Did it end the wait for an answer that may have come by then? */
export function mayBeLate({ evidence }: Violation, journal: readonly Entry[], lateMs: number): boolean {
  const seqs = new Set(evidence.map(({ seq }) => seq));
  const shown = journal.filter(({ seq }) => seqs.has(seq));
  const end = shown.findLast((entry) => entry.type === 'command-unanswered');
  const sent = shown.findLast((entry) => entry.type === 'command-sent' && entry.key === end?.key);
  return end !== undefined && sent !== undefined && end.at - sent.at < lateMs;
}

function slowestIn(journal: readonly Entry[]): number {
  const isLate = (entry: Entry): entry is Entry<'response-unmatched'> =>
    entry.type === 'response-unmatched' && entry.reason === 'late';
  const late = journal.filter(isLate);
  if (late.length === 0) return 0;
  const sentAt = new Map<string, number>();
  for (const entry of journal) if (entry.type === 'command-sent') sentAt.set(entry.key, entry.at);
  return Math.max(0, ...late.map(({ key = '', at }) => at - (sentAt.get(key) ?? at)));
}
