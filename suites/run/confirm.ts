import type { Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { obstacle, type ScenarioResult } from '../verdicts/scenario-result.ts';
import { inTurn } from './in-turn.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { type First, type RunSettings, rigOptions, sideBySide } from './run-conformance.ts';
import { whyStopped } from './stopping.ts';
import { inconclusive, isTooBusy, playCalmly } from './too-busy.ts';
import { scenarioOfSteps } from './try-steps.ts';

/** A failure that was repeated before, when its token was made, may need the device's own time to fall in with it. */
const replays = 3;

/** A scenario whose failures were tried again. */
export interface Judged extends First {
  /** The run that counts, with the other one as its confirmation. */
  readonly result: Omit<ScenarioResult, 'replay'>;
  /** Rules whose failure did not repeat, or was not tried again. */
  readonly repeated: ReadonlyMap<string, Played>;
}

/**
 * Tries every failure again, alone on a fresh device, one after the other, and before that what was played while the machine
 * was too busy.
 */
export async function confirmAll(firsts: readonly First[], runs: boolean, settings: RunSettings): Promise<Judged[]> {
  const believed = new Set<string>();
  const judged = new Map<First, Judged>();
  const judge = async (first: First, company?: readonly Played[]) => {
    const one = await confirm(first, runs, believed, settings, company);
    for (const id of one.repeated.keys()) believed.add(id);
    judged.set(first, one);
  };
  const patient = firsts.filter(({ scenario }) => scenario.patient);
  for (const first of firsts) if (!patient.includes(first)) await judge(first);
  const company = await repeatPatient(patient, runs, believed, settings);
  for (const first of patient) await judge(first, company.get(first));
  return firsts.flatMap((first) => judged.get(first) ?? []);
}

/** @param company a repetition side by side with others that agreed */
async function confirm(
  first: First,
  runs: boolean,
  believed: ReadonlySet<string>,
  settings: RunSettings,
  company?: readonly Played[],
): Promise<Judged> {
  const { scenario } = first;
  const played = await calmed(first, runs, settings);
  const isSettled = settings.device.kind === 'external' || (isTooBusy(played) && !scenario.generated);
  const doubtful = !isSettled && isDoubtful(played, runs, believed);
  const broken = brokenRules(played);
  if (played.isCut) return { scenario, played, repeated: new Map(), result: untried(played, undefined, settings) };
  const inDoubt = settings.rules.filter(({ id }) => broken.includes(id) && !believed.has(id));
  const again = doubtful ? (company ?? (await repeat(scenario, played, inDoubt, settings))) : [];
  const repeated = new Map(
    again.flatMap((run) => brokenRules(run).flatMap((id) => (broken.includes(id) ? [[id, run] as const] : []))),
  );
  const unsettled = again.find(isTooBusy);
  if (unsettled && inDoubt.some(({ id }) => !repeated.has(id))) {
    return { scenario, played, repeated, result: inconclusive(unsettled) };
  }
  if (again.some(({ isCut }) => isCut) && inDoubt.some(({ id }) => !repeated.has(id))) {
    return { scenario, played, repeated, result: untried(played, merged(again), settings) };
  }
  const agree = inDoubt.every(({ id }) => repeated.has(id));
  const calm = merged(again);
  // What a run in a calm time does not show again was the machine's doing.
  const result = calm && isTooBusy(played) && !agree ? calm : confirmed(played, calm, agree);
  return { scenario, played, repeated, result };
}

/**
 * What waits more than it works is repeated side by side, each on a fresh device of its own; here is what agreed with the first
 * run. What did not gets another chance alone.
 */
async function repeatPatient(
  patient: readonly First[],
  runs: boolean,
  believed: ReadonlySet<string>,
  settings: RunSettings,
): Promise<Map<First, Played[]>> {
  const { device, port, rules } = settings;
  if (device.kind === 'external' || port !== 0) return new Map();
  const doubtful = patient.filter(
    ({ played }) =>
      played.sequences.length === 0 &&
      brokenRules(played).length > 0 &&
      !isTooBusy(played) &&
      isDoubtful(played, runs, believed),
  );
  const repetitions = await inTurn(doubtful, sideBySide, async (first) => {
    const { scenario, played } = first;
    const broken = brokenRules(played).filter((id) => !believed.has(id));
    const inDoubt = rules.filter(({ id }) => broken.includes(id));
    const again = await playScenario(scenario, rigOptions(scenario, settings, false), rules, inDoubt);
    return { first, again, agrees: !isTooBusy(again) && broken.every((id) => brokenRules(again).includes(id)) };
  });
  return new Map(repetitions.flatMap(({ first, again, agrees }) => (agrees ? [[first, [again]] as const] : [])));
}

/** Where something is wrong, what was played in a calm time: the first run, or else another one. */
async function calmed({ scenario, played }: First, runs: boolean, settings: RunSettings): Promise<Played> {
  const isWrong = brokenRules(played).length > 0 || played.outcome !== 'ran';
  if (!runs || !isWrong || !isTooBusy(played)) return played;
  // Of generated sequences only what is wrong counts, and that is repeated in any case.
  if (scenario.generated) return played;
  if (settings.device.kind === 'external') return inconclusive(played);
  const play = () => playScenario(scenario, rigOptions(scenario, settings, true), settings.rules);
  return playCalmly(play, played);
}

/**
 * Plays it again with the declared waits: a scenario as it is; the steps of a replay up to three times; of generated sequences the last one alone and, if that
 * does not show all that is in doubt, everything since the device was started.
 */
async function repeat(
  scenario: Scenario,
  played: Played,
  inDoubt: readonly Rule[],
  settings: RunSettings,
): Promise<Played[]> {
  const options = rigOptions(scenario, settings, false);
  if (!scenario.generated && played.sequences.length === 0) {
    return [await playCalmly(() => playScenario(scenario, options, settings.rules, inDoubt))];
  }
  const lists = scenario.generated ? repetitions(played, inDoubt) : Array<Scenario>(replays).fill(scenario);
  const runs: Played[] = [];
  let left = inDoubt;
  for (const again of lists) {
    if (left.length === 0 && runs.length > 0) break;
    const run = await playCalmly(() => playScenario(again, options, settings.rules, left));
    runs.push(run);
    left = left.filter(({ id }) => !brokenRules(run).includes(id));
  }
  return runs;
}

/** The sequence in which it showed, on a device that was just started, and all of them. */
function repetitions(
  { sequences, scenario: name }: Pick<Played, 'sequences' | 'scenario'>,
  inDoubt: readonly Rule[],
): Scenario[] {
  const lists = sequences.map((sequence) => sequence.map(({ step }) => step));
  const [start = []] = lists;
  const last = lists.at(-1) ?? [];
  const tried = lists.length < 2 ? [lists.flat()] : [[...start.slice(0, 1), ...last], lists.flat()];
  return tried.map((steps) => scenarioOfSteps(steps, inDoubt, { name }));
}

/** Several repetitions as one: a rule that was broken in any of them is. */
function merged(runs: readonly Played[]): Played | undefined {
  const last = runs.at(-1);
  if (!last || runs.length === 1) return last;
  const findings = last.findings.map((finding) => {
    const broken = runs
      .flatMap((run) => run.findings)
      .find(({ rule, violations }) => rule === finding.rule && violations.length > 0);
    return broken ?? finding;
  });
  return { ...last, findings };
}

/**
 * A failure, or a scenario that did not come to the point, is believed only when it repeats alone on a fresh device.
 * A rule that has failed so once needs no further proof. The suite's own error stays, whatever might come after it.
 */
function isDoubtful(played: Played, runs: boolean, believed: ReadonlySet<string>): boolean {
  const obstructed = obstacle(played.outcome)?.verdict;
  if (obstructed === 'harness-error') return false;
  return brokenRules(played).some((id) => !believed.has(id)) || (obstructed === 'could-not-run' && runs);
}

/** Ids of the rules that were broken. */
export function brokenRules({ findings }: Played): string[] {
  return findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
}

/** A failure that there was no time to repeat: the question is open. */
function untried(played: Played, again: Played | undefined, { stop }: RunSettings): Judged['result'] {
  const silent = played.findings.map((finding) => ({ ...finding, violations: [] }));
  const outcome = { couldNotRun: `the run was stopped ${whyStopped(stop)}` };
  const { findings, journal } = again ?? { findings: silent, journal: [] };
  return { ...played, confirmation: { outcome, findings, journal } };
}

/**
 * The run that counts, with the other one as its confirmation: the first, which was played to its end; but if they do not
 * agree and the first had cut waits short, the one that let the device have all its time.
 */
function confirmed(played: Played, again: Played | undefined, agree: boolean): Omit<ScenarioResult, 'replay'> {
  if (!again) return played;
  // A violation that does not repeat is flaky, not gone.
  if (again.outcome === 'ran' && played.outcome !== 'ran' && brokenRules(played).length === 0) return again;
  return played.impatient && !agree ? { ...again, confirmation: played } : { ...played, confirmation: again };
}
