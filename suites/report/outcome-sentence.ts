import type { ConformanceResult } from '../verdicts/conformance-result.ts';
import { exitCode, exitCodes } from '../verdicts/exit-code.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import { many } from './many.ts';

/** What a run comes to, in one sentence. */
export function outcomeSentence(result: ConformanceResult): string {
  const code = exitCode(result.summary);
  if (code === exitCodes.broken) return failure(result);
  if (code === exitCodes.incomplete) return gap(result);
  const known = result.rules.filter((rule) => rule.known).length;
  if (known > 0) return `The device breaks nothing but ${many(known, 'rule that is known', 'rules that are known')}.`;
  if (result.summary.counts.warn > 0) return 'The device breaks no rule that it must keep.';
  return 'The device keeps every rule that was judged.';
}

function failure({ rules, stale, summary: { strict } }: ConformanceResult): string {
  const broken = rules.filter((rule) => failsRun(rule, strict)).length;
  return [
    ...(broken > 0 ? [`The device breaks ${many(broken, 'rule', 'rules')}.`] : []),
    ...(stale.length > 0 ? [`${many(stale.length, 'entry', 'entries')} of \`known\` must go.`] : []),
  ].join(' ');
}

function gap({ scenarios, summary: { counts, flaky } }: ConformanceResult): string {
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran').length;
  const unseen = counts['not-exercised'];
  const gaps = [
    ...(stopped > 0 ? [`${many(stopped, 'scenario', 'scenarios')} did not run`] : []),
    ...(unseen > 0 ? [`${many(unseen, 'rule was', 'rules were')} not exercised`] : []),
    ...(flaky > 0 ? [`${many(flaky, 'failure', 'failures')} did not repeat`] : []),
  ];
  return `The run is incomplete: ${gaps.join(', ') || 'no rule was judged'}.`;
}
