import { many } from '../../mock-platform/protocol/many.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { exitCode, exitCodes } from '../verdicts/exit-code.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import { neverReady } from './never-ready.ts';
import { sortedRules } from './sorted-rules.ts';

/** What a run comes to, in one sentence. */
export function outcomeSentence(result: ConformanceResult): string {
  const code = exitCode(result.summary);
  const replayed = result.rules.find(({ id }) => id === result.replayed);
  if (replayed?.verdict === 'pass') return `${replayed.id} is mended.`;
  if (replayed && code === exitCodes.broken) return `The device still breaks ${replayed.id}.`;
  if (code === exitCodes.broken) return failure(result);
  if (code === exitCodes.incomplete) return gap(result);
  const known = result.rules.filter((rule) => rule.known).length;
  if (known > 0) return `The device breaks nothing but ${many(known, 'rule that is known', 'rules that are known')}.`;
  if (result.summary.counts.warn > 0) return 'The device breaks no rule that it must keep.';
  return 'The device keeps every rule that was judged.';
}

function failure(result: ConformanceResult): string {
  const { rules, stale, summary } = result;
  const { strict, counts } = summary;
  const unjudged = counts['could-not-run'];
  const broken = rules.filter((rule) => failsRun(rule, strict)).length;
  const causes = sortedRules(result).failing.length;
  const from = causes < broken ? `, from ${many(causes, 'cause', 'causes')}` : '';
  return [
    ...(broken > 0 ? [`The device breaks ${many(broken, 'rule', 'rules')}${from}.`] : []),
    ...(neverReady(result) && unjudged > 0
      ? [`It never got ready, so ${many(unjudged, 'rule', 'rules')} could not be judged.`]
      : []),
    ...(summary.stopped === undefined ? [] : [`The run was stopped ${summary.stopped}: there may be more.`]),
    ...(stale.length > 0 ? [`${many(stale.length, 'entry', 'entries')} of \`known\` must go.`] : []),
  ].join(' ');
}

function gap(result: ConformanceResult): string {
  const { scenarios, summary } = result;
  const { counts, flaky, stopped: why } = summary;
  if (neverReady(result))
    return `The device never got ready, so ${many(counts['could-not-run'], 'rule', 'rules')} could not be judged.`;
  const unplayed = why === undefined ? scenarios.filter(({ outcome }) => outcome !== 'ran').length : 0;
  if (result.device.kind === 'recording' && unplayed > 0) {
    return 'The recording is incomplete: the device breaks no rule in what there is of it.';
  }
  const unseen = counts['not-exercised'];
  const gaps = [
    ...(unplayed > 0 ? [`${many(unplayed, 'scenario', 'scenarios')} did not run`] : []),
    ...(unseen > 0 ? [`${many(unseen, 'rule was', 'rules were')} not exercised`] : []),
    ...(flaky > 0
      ? [`${many(flaky, 'failure', 'failures')} ${why === undefined ? 'did not repeat' : 'could not be repeated'}`]
      : []),
  ];
  if (why !== undefined) return `The run was stopped ${why}: ${gaps.join(', ') || 'not all of it was played'}.`;
  return `The run is incomplete: ${gaps.join(', ') || 'no rule was judged'}.`;
}
