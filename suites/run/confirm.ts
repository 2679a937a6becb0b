import { Learnt } from '../scenarios/learnt.ts';
import { obstacle, type ScenarioResult } from '../verdicts/scenario-result.ts';
import { Believed } from './believed.ts';
import { gravestFirst } from './gravest-first.ts';
import type { First } from './play-run.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { brokenRules, repeat } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import type { RunSettings } from './run-settings.ts';
import { whyStopped } from './stopping.ts';
import { inconclusive, isTooBusy, playCalmly } from './too-busy.ts';

/** A scenario whose failures were tried again. */
export interface Judged extends First {
  /** The run that counts, with the other one as its confirmation. */
  readonly result: Omit<ScenarioResult, 'replay'>;
  /** By the rules whose failure showed again. */
  readonly repeated: ReadonlyMap<string, Played>;
  /** The run was stopped before all of it was played and repeated. */
  readonly isUnfinished?: true;
}

/**
 * Tries every failure again that is still in doubt, alone on a fresh device, one after the other, and before that what was
 * played while the machine was too busy.
 *
 * @param beside repetitions that were made beside the first runs, in a calm time
 */
export async function confirmAll(
  firsts: readonly First[],
  runs: boolean,
  settings: RunSettings,
  believed = new Believed(),
  beside: ReadonlyMap<Played, readonly Played[]> = new Map(),
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const first of firsts) {
    const one = await confirm(first, runs, believed, settings, beside.get(first.played) ?? []);
    for (const id of gravestFirst([...one.repeated.keys()], settings.rules)) believed.add(id, one.played);
    judged.push(one);
  }
  return judged;
}

/** @param company repetitions beside others; what waits more than it works gets another chance alone */
async function confirm(
  first: First,
  runs: boolean,
  believed: Believed,
  settings: RunSettings,
  company: readonly Played[],
): Promise<Judged> {
  const { scenario } = first;
  const played = await calmed(first, runs, settings);
  const isSettled = settings.device.kind === 'external' || (isTooBusy(played) && !scenario.generated);
  const hadItsChance = company.length > 0 && (!scenario.patient || played.leftToRepetition === true);
  const doubtful = !isSettled && !hadItsChance && isDoubtful(played, runs && company.length === 0, believed);
  const broken = brokenRules(played);
  if (played.isCut) {
    const result = untried(played, undefined, settings);
    return { scenario, played, repeated: new Map(), result, isUnfinished: true };
  }
  const inDoubt = settings.rules.filter(({ id }) => broken.includes(id) && !believed.has(id));
  const alone = doubtful ? await repeat(scenario, played, inDoubt, settings, playCalmly) : [];
  const again = [...company, ...alone];
  const repeated = new Map(
    again.flatMap((run) => brokenRules(run).flatMap((id) => (broken.includes(id) ? [[id, run] as const] : []))),
  );
  const unsettled = alone.find(isTooBusy);
  if (unsettled && inDoubt.some(({ id }) => !repeated.has(id))) {
    return { scenario, played, repeated, result: inconclusive(unsettled) };
  }
  if (alone.some(({ isCut }) => isCut) && inDoubt.some(({ id }) => !repeated.has(id))) {
    return { scenario, played, repeated, result: untried(played, merged(again), settings), isUnfinished: true };
  }
  const agree = inDoubt.every(({ id }) => repeated.has(id));
  const calm = merged(again);
  // What a run in a calm time does not show again was the machine's doing.
  const result = calm && isTooBusy(played) && !agree ? calm : confirmed(played, calm, agree);
  return { scenario, played, repeated, result };
}

/** Where something is wrong, what was played in a calm time: the first run, or else another one. */
async function calmed({ scenario, played }: First, runs: boolean, settings: RunSettings): Promise<Played> {
  const isWrong = brokenRules(played).length > 0 || played.outcome !== 'ran';
  if (!runs || !isWrong || !isTooBusy(played)) return played;
  // Of generated sequences only what is wrong counts, and that is repeated in any case.
  if (scenario.generated) return played;
  if (settings.device.kind === 'external') return inconclusive(played);
  // What the run has learnt by now, such as how the device wants to be asked, would hide what has to show itself once more.
  const play = () =>
    playScenario(scenario, { ...rigOptionsOf(scenario, settings, true), learnt: new Learnt() }, settings.rules);
  return playCalmly(play, played);
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
 * A failure, or a scenario that never reached the required state, counts only if it happens again alone on a fresh device.
 * A rule that has failed so once needs no further proof. The suite's own error stays, whatever might come after it.
 */
function isDoubtful(played: Played, runs: boolean, believed: Believed): boolean {
  const obstructed = obstacle(played.outcome)?.verdict;
  if (obstructed === 'harness-error') return false;
  return brokenRules(played).some((id) => !believed.has(id)) || (obstructed === 'could-not-run' && runs);
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
