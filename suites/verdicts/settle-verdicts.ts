import { excuseFor, type KnownFailure } from '../configuration/known-failure.ts';
import type {
  ConformanceResult,
  DepthResult,
  RuleResult,
  ScenarioSummary,
  Shard,
} from '../result/conformance-result.ts';
import type { Need, Rule } from '../rules/rule.ts';
import { timelineOf } from '../trace/timeline.ts';
import { masked } from '../words/payload-text.ts';
import { causesOf } from './causes/causes-of.ts';
import { obstacle, type ScenarioResult } from './scenario-result.ts';
import { isMissed, isShown, settleRule } from './settle-rule.ts';
import { staleEntries } from './stale-entries.ts';
import type { Strictness } from './strictness.ts';
import { summarizeRun } from './summarize-run.ts';
import { unaskedExits } from './unasked-exits.ts';

/** So many lines of what the device printed last are kept of a scenario that did not run. */
const OUTPUT_LINES = 20;

/** All that a finished run knows. */
export interface Run {
  /** The catalogue, in its order. */
  readonly rules: readonly Rule[];
  readonly scenarios: readonly ScenarioResult[];
  /** What the device declared that it cannot do, with the words to print. */
  readonly inapplicable: ReadonlyMap<Need, string>;
  /** Ids of rules whose scenarios this run leaves out, with the words to print. */
  readonly leftOut?: ReadonlyMap<string, string>;
  readonly known: readonly KnownFailure[];
  /** Where a broken SHOULD fails the run. */
  readonly strict: Strictness;
  readonly seed: number;
  readonly durationMs: number;
  readonly device: ConformanceResult['device'];
  readonly generation: number;
  /** Why it is judged in that one, completing "since …"; absent where the user says so. */
  readonly since?: string;
  readonly depth?: DepthResult;
  /** This is a part of a run: what does not show here may show in another part. */
  readonly shard?: Shard;
  /** Id of the rule, of whose failure this is a replay. */
  readonly replayed?: string;
  /** What stopped the run before its end, completing "stopped …": what did not show may have been still to come. */
  readonly stopped?: string;
  /** It was stopped when there was nothing left to do but look for shorter sequences: nothing was still to come. */
  readonly isJudged?: boolean;
  /** Ids of rules that were not asked for: it does not matter that they were not seen. */
  readonly unasked?: ReadonlySet<string>;
  /** Scenarios that show some of the rules were not played. */
  readonly isPartial?: boolean;
}

/** Merges what the scenarios found into one verdict for each rule and one for the run. Pure; the order of the scenarios does not matter. */
export function settleVerdicts({
  strict,
  seed,
  durationMs,
  device,
  generation,
  since,
  known,
  depth,
  shard,
  replayed,
  stopped,
  isJudged = false,
  unasked = new Set(),
  isPartial = stopped !== undefined,
  ...run
}: Run): ConformanceResult {
  const scenarios = run.scenarios.toSorted((a, b) => (a.scenario < b.scenario ? -1 : 1));
  // Nothing is concluded from a scenario in which the suite contradicted itself.
  const sound = scenarios.filter(({ outcome }) => obstacle(outcome)?.verdict !== 'harness-error');
  const rules = run.rules.map((rule) => {
    const unfinished = isJudged ? undefined : stopped;
    const settled = settleRule(rule, scenarios, run.inapplicable, { leftOut: run.leftOut, stopped: unfinished });
    const { exercised, broken } = settled;
    if (unasked.has(rule.id) && exercised === 0 && broken === 0) return notAskedFor(settled);
    const result = shard ? undecidedIn(shard, { ...settled, ...inShard(rule, scenarios) }, scenarios) : settled;
    if (result.broken === 0) return result;
    const entry = excuseFor(
      known.filter((entry) => entry.rule === rule.id),
      sound.flatMap(({ findings }) => findings.flatMap((found) => (found.rule === rule ? found.violations : []))),
    );
    return entry ? { ...result, known: excuse(entry) } : result;
  });
  const stale = isPartial ? [] : staleEntries(known, rules);
  const summaries = scenarios.map(summarize);
  return {
    schemaVersion: 1,
    summary: summarizeRun({
      rules,
      stale,
      scenarios: summaries,
      strict,
      durationMs,
      seed,
      ...(stopped !== undefined && { stopped }),
    }),
    device,
    platform: { generation, ...(since !== undefined && { decidedBy: since }) },
    rules,
    causes: causesOf(rules, scenarios),
    exits: unaskedExits(scenarios.map(({ journal }) => journal)),
    stale,
    scenarios: summaries,
    ...(depth && { depth }),
    ...(shard && { shard }),
    ...(replayed !== undefined && { replayed }),
  };
}

function notAskedFor(result: RuleResult): RuleResult {
  return { ...result, verdict: 'not-applicable', reason: 'not asked for', unasked: true };
}

/** What the other parts have to know of it: whether it showed where it is meant to. */
function inShard(rule: Rule, scenarios: readonly ScenarioResult[]): Pick<RuleResult, 'meant'> {
  if (isShown(rule, scenarios)) return { meant: 'shown' };
  return isMissed(rule, scenarios) ? { meant: 'missed' } : {};
}

/** A part of a run leaves open what it did not see: the device is not to blame, and nor is the run. */
function undecidedIn({ index, count }: Shard, result: RuleResult, scenarios: readonly ScenarioResult[]): RuleResult {
  const { id, verdict, reason } = result;
  const isAimedAt = scenarios.some(({ expects }) => expects.includes(id));
  if (verdict === 'not-exercised') {
    return {
      ...result,
      verdict: 'not-applicable',
      undecided: true,
      reason: `in shard ${index} of ${count}: ${reason}`,
    };
  }
  const isObstructed = verdict === 'could-not-run' || verdict === 'harness-error';
  return isObstructed && !isAimedAt ? { ...result, undecided: true } : result;
}

function excuse({ reason, issue }: KnownFailure): { reason: string; issue?: string } {
  return issue === undefined ? { reason } : { reason, issue };
}

function summarize({
  scenario: name,
  title,
  durationMs,
  outcome,
  output,
  journal,
  replay,
}: ScenarioResult): ScenarioSummary {
  const timeline = timelineOf(journal);
  const summary = { name, title, durationMs, replay, ...(timeline && { timeline }) };
  const obstructed = obstacle(outcome);
  if (!obstructed) return { ...summary, outcome: 'ran' };
  const { verdict, reason } = obstructed;
  return { ...summary, outcome: verdict, reason, output: output.slice(-OUTPUT_LINES).map(({ text }) => masked(text)) };
}
