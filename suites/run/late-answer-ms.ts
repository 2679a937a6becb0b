import { findingsIn } from '../rules/judge.ts';
import type { Entry, Rule } from '../rules/rule.ts';

/** How long after its command the late answer came that the rule is about; undefined when it is about none. */
export function lateAnswerMs(rule: Rule, journal: readonly Entry[]): number | undefined {
  const [violation] = findingsIn([rule], journal)[0]?.violations ?? [];
  const seqs = new Set(violation?.evidence.map(({ seq }) => seq));
  const evidence = journal.filter(({ seq }) => seqs.has(seq));
  const late = evidence.find((entry) => entry.type === 'response-unmatched' && entry.reason === 'late');
  const command = evidence.find(({ type }) => type === 'command-sent');
  return late && command && late.at - command.at;
}
