import type { Rule } from '../rules/rule.ts';
import type { ScenarioResult } from './scenario-result.ts';

/** What most often keeps other rules from showing. */
const usual = 'V1-CMD-01';

/** Why another rule that is broken kept this one from showing in the scenarios that are meant to show it; undefined where none did. */
export function hiddenBy(rule: Rule, meant: readonly ScenarioResult[]): string | undefined {
  if (!rule.needs?.includes('commands') || meant.length === 0) return undefined;
  const tallies = meant.map(({ journal }) => tallyOf(journal));
  if (!tallies.every(({ unanswered }) => unanswered > 0)) return undefined;
  const broken = meant.flatMap(({ findings }) =>
    findings.filter((finding) => finding.violations.length > 0 && finding.rule.needs?.includes('commands')),
  );
  const ids = new Set(broken.map((finding) => finding.rule.id));
  const culprit = ids.has(usual) ? usual : [...ids][0];
  if (culprit === undefined || culprit === rule.id) return undefined;
  if (tallies.every(({ answered }) => answered === 0)) {
    return `every command of this device stays unanswered, ${culprit}`;
  }
  return `commands of this device stay unanswered in ${meant.map(({ scenario }) => scenario).join(', ')}, ${culprit}`;
}

function tallyOf(journal: ScenarioResult['journal']): { answered: number; unanswered: number } {
  let answered = 0;
  let unanswered = 0;
  for (const entry of journal) {
    if (entry.type === 'command-answered' && entry.fit === 'valid') answered += 1;
    if (entry.type === 'command-unanswered' && entry.fit === 'valid' && entry.outcome === 'timed-out') unanswered += 1;
  }
  return { answered, unanswered };
}
