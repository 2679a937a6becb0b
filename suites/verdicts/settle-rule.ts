import type { CounterexampleResult, RuleResult, ViolationResult } from '../result/conformance-result.ts';
import type { Finding } from '../rules/judge.ts';
import type { Need, Rule, Violation } from '../rules/rule.ts';
import type { Step } from '../scenarios/step.ts';
import { outputBeside } from '../trace/output-beside.ts';
import { counterpartTrace, traceOf } from '../trace/trace.ts';
import { closingCommands } from './closing-commands.ts';
import { hiddenBy } from './hidden-by.ts';
import { mayBeLate, slowestMs } from './late-instead.ts';
import { withProvedWait } from './proved-wait.ts';
import { type Counterexample, obstacle, type ScenarioResult } from './scenario-result.ts';
import { type Unplayed, unexercised } from './unexercised.ts';

/** So many violations of a rule are listed; all are counted. */
const LISTED = 5;

interface Broken {
  readonly scenario: ScenarioResult;
  readonly violation: Violation;
  /** It did not show again alone on a fresh device. */
  readonly flaky: boolean;
  /** What showed it with the fewest steps; the violation is the one that was seen then. */
  readonly counterexample?: Counterexample;
}

/** The verdict on one rule from all scenarios of a run. What the device declared to lack comes first. */
export function settleRule(
  rule: Rule,
  scenarios: readonly ScenarioResult[],
  inapplicable: ReadonlyMap<Need, string>,
  unplayed: Unplayed = {},
): RuleResult {
  const sound = soundOf(scenarios);
  const exercised = sound.reduce((sum, { findings }) => sum + (findingOn(rule, findings)?.exercised ?? 0), 0);
  const result = { id: rule.id, level: rule.level, sentence: rule.sentence, source: rule.source, exercised };
  const intact = { ...result, broken: 0, violations: [] };

  const lacking = rule.needs?.find((need) => inapplicable.has(need));
  if (lacking) return { ...intact, verdict: 'not-applicable', reason: inapplicable.get(lacking) ?? lacking };

  const broken = withoutLateness(
    sound.flatMap((scenario) => brokenIn(scenario, rule)),
    sound,
  );
  if (broken.length === 0) {
    if (exercised === 0) return { ...intact, ...unexercised(rule, scenarios, unplayed) };
    if (!isMissed(rule, scenarios)) return { ...intact, verdict: 'pass' };
    const { verdict, reason } = unexercised(rule, scenarios, unplayed);
    return { ...intact, verdict, reason: notEnough(reason, exercised) };
  }
  const believed = broken.filter(({ flaky }) => !flaky);
  const proofs = sound.flatMap(({ findings, confirmation }) =>
    [findings, confirmation?.findings ?? []].flatMap((found) => findingOn(rule, found)?.violations ?? []),
  );
  const violations = { broken: broken.length, violations: listed(broken).map((one) => describe(one, rule, proofs)) };
  if (believed.length > 0) return { ...result, verdict: rule.level === 'MUST' ? 'fail' : 'warn', ...violations };
  return {
    ...result,
    verdict: 'warn',
    reason: notRepeated(broken),
    flaky: true,
    ...violations,
  };
}

/** @param reason why it did not show where it is meant to */
export function notEnough(reason: string, exercised: number): string {
  const seen = exercised === 1 ? 'once' : `${exercised} times`;
  return `${reason}; it was kept ${seen} elsewhere, which is not enough to pass`;
}

/**
 * Did it not show where it is meant to, because the scenario could not run, or another broken rule hid it? What happened elsewhere
 * by chance is not proof that the rule is kept.
 */
export function isMissed(rule: Rule, scenarios: readonly ScenarioResult[]): boolean {
  const meant = scenarios.filter(({ expects }) => expects.includes(rule.id));
  if (meant.length === 0 || isShown(rule, meant)) return false;
  return meant.some(({ outcome }) => outcome !== 'ran') || hiddenBy(rule, meant, scenarios, true) !== undefined;
}

/** Did a scenario that is meant to show it do so? Not one in which the suite contradicted itself. */
export function isShown(rule: Rule, scenarios: readonly ScenarioResult[]): boolean {
  return soundOf(scenarios).some(
    ({ expects, findings }) => expects.includes(rule.id) && (findingOn(rule, findings)?.exercised ?? 0) > 0,
  );
}

/** Those that something may be concluded from. */
function soundOf(scenarios: readonly ScenarioResult[]): readonly ScenarioResult[] {
  return scenarios.filter(({ outcome }) => obstacle(outcome)?.verdict !== 'harness-error');
}

/** The first few of what broke a rule: what is believed and tells it best comes first. */
export function listed<B extends { readonly flaky?: boolean; readonly counterexample?: unknown }>(
  broken: readonly B[],
): B[] {
  const rank = ({ flaky, counterexample }: B) => (flaky ? 2 : counterexample ? 0 : 1);
  return broken.toSorted((a, b) => rank(a) - rank(b)).slice(0, LISTED);
}

function notRepeated(broken: readonly Broken[]): string {
  const [obstructed] = broken.flatMap(({ scenario }) => obstacle(scenario.confirmation?.outcome ?? 'ran') ?? []);
  return obstructed
    ? `broken, and could not be tried again: ${obstructed.reason}`
    : 'broken, but not again when the scenario ran alone on a fresh device';
}

function brokenIn(scenario: ScenarioResult, rule: Rule): Broken[] {
  const { findings, confirmation } = scenario;
  const repeated = !confirmation || (findingOn(rule, confirmation.findings)?.violations.length ?? 0) > 0;
  const violations = findingOn(rule, findings)?.violations ?? [];
  const broken = violations.map((violation) => ({ scenario, violation, flaky: !repeated }));
  const counterexample = scenario.counterexamples?.find(({ rule: id }) => id === rule.id);
  if (!counterexample) return broken;
  return [{ scenario, violation: counterexample.violation, flaky: !repeated, counterexample }, ...broken.slice(1)];
}

/** What did not show again may be an answer that came late: that is a rule of its own. */
function withoutLateness(broken: readonly Broken[], scenarios: readonly ScenarioResult[]): readonly Broken[] {
  if (!broken.some(({ flaky }) => flaky)) return broken;
  const lateMs = slowestMs(scenarios);
  if (lateMs === 0) return broken;
  return broken.filter(
    ({ flaky, violation, scenario, counterexample }) =>
      !(flaky && mayBeLate(violation, (counterexample ?? scenario).journal, lateMs)),
  );
}

/** Of each list of findings, those by the ids of their rules: every rule asks each list, and there are hundreds of rules. */
const byRule = new WeakMap<readonly Finding[], ReadonlyMap<string, Finding>>();

function findingOn(rule: Rule, findings: readonly Finding[]): Finding | undefined {
  let known = byRule.get(findings);
  if (!known) {
    // Of several on one rule, the first.
    known = new Map(findings.toReversed().map((finding) => [finding.rule.id, finding]));
    byRule.set(findings, known);
  }
  return known.get(rule.id);
}

function describe(
  { scenario, violation, flaky, counterexample }: Broken,
  rule: Rule,
  proofs: readonly Violation[],
): ViolationResult {
  const { confirmation } = scenario;
  const ofRepetition = findingOn(rule, confirmation?.findings ?? [])?.violations ?? [];
  const { evidence, ...words } = flaky ? violation : withProvedWait(violation, { ofRule: proofs, ofRepetition });
  const { journal, output, replay } = counterexample ?? scenario;
  const trace = traceOf(evidence, journal);
  const printed = outputBeside(trace, output, journal);
  return {
    scenario: scenario.scenario,
    ...words,
    ...(flaky ? { flaky } : {}),
    ...(counterexample ? { counterexample: shown(counterexample) } : {}),
    replay,
    trace,
    ...(printed.length > 0 ? { output: printed } : {}),
    ...(flaky && confirmation ? { repeatTrace: counterpartTrace(evidence, journal, confirmation.journal) } : {}),
  };
}

function shown({ steps, minimal, note, journal, violation }: Counterexample): CounterexampleResult {
  const until = violation.evidence.at(-1)?.seq ?? 0;
  const closing = closingCommands(
    steps.map(({ step }) => step as Step),
    journal,
    until,
  );
  return {
    steps,
    ...(closing === undefined ? {} : { closing }),
    minimal,
    ...(note === undefined ? {} : { note }),
  };
}
