import type { ConformanceResult } from '../result/conformance-result.ts';
import { exitCode, exitCodes } from '../verdicts/exit-code.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import { neverReady } from './never-ready.ts';
import { sortedRules } from './sorted-rules.ts';
import { tell, tellMany, whyStopped } from './texts.ts';

/** What a run comes to, in one sentence. */
export function outcomeSentence(result: ConformanceResult): string {
  const code = exitCode(result.summary);
  const replayed = result.rules.find(({ id }) => id === result.replayed);
  if (replayed?.verdict === 'pass') return tell('outcome.mended', { rule: replayed.id });
  if (replayed && code === exitCodes.broken) return tell('outcome.stillBroken', { rule: replayed.id });
  if (code === exitCodes.broken) return failure(result);
  if (code === exitCodes.incomplete) return gap(result);
  const known = result.rules.filter((rule) => rule.known).length;
  if (known > 0) return tellMany('outcome.known', known);
  if (result.summary.counts.warn > 0) return tell('outcome.warned');
  return tell('outcome.good');
}

function failure(result: ConformanceResult): string {
  const { rules, stale, summary } = result;
  const { strict, counts } = summary;
  const unjudged = counts['could-not-run'];
  const broken = rules.filter((rule) => failsRun(rule, strict)).length;
  const causes = sortedRules(result).failing.length;
  return [
    ...(broken > 0 ? [breaks(broken, causes)] : []),
    ...(neverReady(result) && unjudged > 0 ? [tellMany('outcome.itNeverReady', unjudged)] : []),
    ...(summary.stopped === undefined ? [] : stoppedEarly(summary.stopped)),
    ...(stale.length > 0 ? [tellMany('outcome.stale', stale.length)] : []),
  ].join(tell('between.sentences'));
}

function gap(result: ConformanceResult): string {
  const { scenarios, summary } = result;
  const { counts, flaky, stopped: why } = summary;
  if (neverReady(result)) return tellMany('outcome.neverReady', counts['could-not-run']);
  const unplayed = why === undefined ? scenarios.filter(({ outcome }) => outcome !== 'ran').length : 0;
  if (result.device.kind === 'recording' && unplayed > 0) {
    return tell('outcome.recording');
  }
  const unseen = counts['not-exercised'];
  const gaps = [
    ...(unplayed > 0 ? [tellMany('gap.scenario', unplayed)] : []),
    ...(unseen > 0 ? [tellMany('gap.unseen', unseen)] : []),
    ...(flaky > 0 ? [tellMany(why === undefined ? 'gap.flaky' : 'gap.untried', flaky)] : []),
  ];
  const told = gaps.join(tell('between.parts'));
  if (why === undefined) return tell('outcome.incomplete', { gaps: told || tell('gap.noRule') });
  const stopped = tell('outcome.stopped', { why: whyStopped(why), gaps: told || tell('gap.notAll') });
  return [stopped, ...moreTime(why)].join(tell('between.sentences'));
}

function stoppedEarly(why: string): string[] {
  return [tell('outcome.stoppedEarly', { why: whyStopped(why) }), ...moreTime(why)];
}

/** How to have more time, where that is what was missing. */
function moreTime(why: string): string[] {
  const [, seconds] = /^at its limit of ([\d.]+) s\b/.exec(why) ?? [];
  return seconds === undefined ? [] : [tell('outcome.moreTime', { ms: Number(seconds) * 2000 })];
}

function breaks(n: number, causes: number): string {
  if (causes >= n) return tellMany('outcome.breaks', n);
  return causes === 1 ? tell('outcome.breaksFromOne', { n }) : tell('outcome.breaksFrom', { n, causes });
}
