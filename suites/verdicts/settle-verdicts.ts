import { masked } from '../report/payload-text.ts';
import { timelineOf } from '../report/timeline.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { ConformanceResult, DepthResult, ScenarioSummary } from './conformance-result.ts';
import { excuseFor, type KnownFailure } from './known-failure.ts';
import { overallVerdict } from './overall-verdict.ts';
import { obstacle, type ScenarioResult } from './scenario-result.ts';
import { settleRule } from './settle-rule.ts';
import { staleEntries } from './stale-entries.ts';
import { countVerdicts } from './verdict.ts';

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
  /** A broken SHOULD fails the run. */
  readonly strict: boolean;
  readonly seed: number;
  readonly durationMs: number;
  readonly device: ConformanceResult['device'];
  readonly generation: number;
  readonly depth?: DepthResult;
}

/** Merges what the scenarios found into one verdict for each rule and one for the run. Pure; the order of the scenarios does not matter. */
export function settleVerdicts({
  strict,
  seed,
  durationMs,
  device,
  generation,
  known,
  depth,
  ...run
}: Run): ConformanceResult {
  const scenarios = run.scenarios.toSorted((a, b) => (a.scenario < b.scenario ? -1 : 1));
  const rules = run.rules.map((rule) => {
    const result = settleRule(rule, scenarios, run.inapplicable, run.leftOut);
    if (result.broken === 0) return result;
    const entry = excuseFor(
      known.filter((entry) => entry.rule === rule.id),
      scenarios.flatMap(({ findings }) => findings.flatMap((found) => (found.rule === rule ? found.violations : []))),
    );
    return entry ? { ...result, known: excuse(entry) } : result;
  });
  const stale = staleEntries(known, rules);
  const summaries = scenarios.map(summarize);
  return {
    schemaVersion: 1,
    summary: {
      verdict: overallVerdict({ rules, stale, scenarios: summaries, strict }),
      counts: countVerdicts(rules),
      flaky: rules.filter(({ flaky, known, level }) => flaky && !known && (strict || level === 'MUST')).length,
      strict,
      durationMs,
      seed,
    },
    device,
    platform: { generation },
    rules,
    stale,
    scenarios: summaries,
    ...(depth && { depth }),
  };
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
