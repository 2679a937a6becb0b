import { judge } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import { describeStep } from '../sequences/describe-step.ts';
import { firstBroken } from '../sequences/first-broken.ts';
import { seenSteps } from '../sequences/seen-steps.ts';
import type { Step } from '../sequences/step.ts';
import { stepsOf } from '../sequences/steps-of.ts';
import type { Counterexample, ScenarioResult } from '../verdicts/scenario-result.ts';
import type { Judged } from './confirm.ts';
import { type Evidence, findCounterexample } from './find-counterexample.ts';
import { inTurn } from './in-turn.ts';
import type { Played } from './play-scenario.ts';
import { type RunSettings, rigOptions } from './run-conformance.ts';

/** So many scenarios that broke a rule are tried, the shortest first, until one yields a counterexample. */
const mostSources = 2;

/** The results of the scenarios, with the shortest sequence found for each rule that was broken and is believed to be. */
export async function withCounterexamples(
  judged: readonly Judged[],
  limit: number,
  settings: RunSettings,
): Promise<ScenarioResult[]> {
  const broken = settings.rules.filter(({ id }) => judged.some(({ result }) => isBelieved(id, result)));
  const found = await inTurn(broken, limit, (rule) => counterexampleFor(rule, judged, settings));
  return judged.map(({ scenario, result }) => {
    const counterexamples = found.flatMap((one) => (one?.scenario === scenario.name ? [one.counterexample] : []));
    const replay = settings.replay(scenario.name);
    return { ...result, replay, ...(counterexamples.length > 0 && { counterexamples }) };
  });
}

interface Placed {
  readonly scenario: string;
  readonly counterexample: Counterexample;
}

async function counterexampleFor(
  rule: Rule,
  judged: readonly Judged[],
  settings: RunSettings,
): Promise<Placed | undefined> {
  const { budgetMs = 0, device } = settings;
  const sources = judged
    .filter(({ result }) => isBelieved(rule.id, result))
    .flatMap((one) => evidenceIn(one, rule, settings) ?? [])
    .sort((a, b) => a.steps.length - b.steps.length);
  const [shortest] = sources;
  if (shortest && (device.kind === 'external' || !device.restartable)) {
    return placed(shortest, unshrunk(shortest, rule, settings, 'not shrunk: the suite cannot restart the device'));
  }
  if (shortest?.isReplayed) return placed(shortest, unshrunk(shortest, rule, settings, 'played as it was given'));
  if (budgetMs <= 0) return undefined;
  for (const source of sources.slice(0, mostSources)) {
    const { codecMode } = source.options;
    const counterexample = await findCounterexample(source, {
      rule,
      budgetMs,
      replay: ({ steps, path }) => settings.replay(source.scenario, { rule: rule.id, steps, path, codecMode }),
    });
    if (counterexample) return placed(source, counterexample);
  }
  return undefined;
}

interface Source extends Evidence {
  readonly output: Played['output'];
  readonly since: number;
  readonly isReplayed: boolean;
}

/** The steps of a scenario up to where it showed: those that were played, or what its journal says was done. */
function evidenceIn({ scenario, played, repeated }: Judged, rule: Rule, settings: RunSettings): Source | undefined {
  // A repetition is shorter: it ended when it had shown what it was for.
  const run = scenario.generated ? repeated.get(rule.id) : played;
  if (!run) return undefined;
  const since = firstBroken(rule, run.journal);
  if (since === undefined) return undefined;
  const options = rigOptions(scenario, settings, true);
  return {
    scenario: scenario.name,
    steps: stepsUntil(since, run),
    journal: run.journal,
    output: run.output,
    options,
    since,
    isReplayed: !scenario.generated && run.sequences.length > 0,
  };
}

function stepsUntil(since: number, { sequences, journal }: Played): Step[] {
  if (sequences.length > 0) return seenSteps(sequences.flat(), since, journal);
  return stepsOf(journal.filter(({ seq }) => seq <= since));
}

function unshrunk(source: Source, rule: Rule, settings: RunSettings, note: string): Counterexample | undefined {
  const { steps, scenario, journal, output, options } = source;
  const [violation] = violationsOf(rule, source);
  if (!violation) return undefined;
  const { codecMode } = options;
  const replay = settings.replay(scenario, { rule: rule.id, steps, path: '', codecMode });
  const told = steps.map((step) => ({ text: describeStep(step), step }));
  return { rule: rule.id, steps: told, minimal: false, note, violation, journal, output, replay };
}

function placed({ scenario }: Source, counterexample: Counterexample | undefined): Placed | undefined {
  return counterexample && { scenario, counterexample };
}

function violationsOf(rule: Rule, { journal }: Source) {
  return judge([rule], journal)[0]?.violations ?? [];
}

/** Whether a rule is broken, and was again when that was repeated. */
export function isBelieved(id: string, { findings, confirmation }: Judged['result']): boolean {
  const breaks = (found: typeof findings) =>
    found.some(({ rule, violations }) => rule.id === id && violations.length > 0);
  return breaks(findings) && (!confirmation || breaks(confirmation.findings));
}
