import { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import { depthOf } from '../depth/depth-of.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { aimed } from '../scenarios/aimed.ts';
import { Learnt } from '../scenarios/learnt.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { type WrittenKeys, type WrittenStep, writtenStep } from '../scenarios/written-steps.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { Bail, byBail } from './bail.ts';
import { Believed, type BelievedFailure } from './believed.ts';
import { Beside } from './beside.ts';
import { confirmAll, type Judged } from './confirm.ts';
import { Searches } from './counterexamples.ts';
import { playExplorer } from './explorer.ts';
import { inTurn } from './in-turn.ts';
import { isOneAtATime } from './is-one-at-a-time.ts';
import { openRun } from './open-run.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { brokenRules } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import { limited } from './run-limit.ts';
import { RunProgress } from './run-progress.ts';
import type { RunSettings } from './run-settings.ts';
import { type Chosen, choose } from './selection.ts';
import { inShard, shardOf } from './shard.ts';
import { stoppedBy } from './stopped-by.ts';
import { whyStopped } from './stopping.ts';
import { playCalmly } from './too-busy.ts';

/** Side by side: most scenarios wait for the device, so two cores carry more than two. */
const sideBySide = 8;

/** Plays every scenario that applies, confirms what failed alone on a fresh device, and settles the verdicts. */
export async function playRun(given: RunSettings): Promise<ConformanceResult> {
  const { began = performance.now() } = given;
  const secrets = new KnownSecrets();
  const { device, seed, strict, known, long, extent, selection } = given;
  const { stop, end } = limited(given.limitMs, given.stop);
  const all = aimed(given.scenarios ?? given.playbook.scenarios, given.rules);
  const isUsual = (scenario: Scenario) => (long || !scenario.long) && !extent?.leavesOut(scenario);
  const chosen = selection && choose(selection, given.rules, all, isUsual);
  const repertoire = chosen?.scenarios ?? all.filter(isUsual);
  const settings: RunSettings = {
    ...given,
    ...(chosen && asChosen(chosen, given)),
    learnt: new Learnt(given.learnt),
    secrets,
    stop,
  };
  try {
    const { results, inapplicable, generated, isBailed, isUnfinished } = await playAll(
      inShard(repertoire, settings.shard),
      settings,
    );
    const journals = results.map(({ journal }) => journal);
    // Where none could be played, there is no depth to speak of.
    const hasRun = results.some(({ outcome }) => outcome === 'ran');
    const stopped = whyStopped(stop) ?? (isBailed ? byBail : undefined);
    const result = settleVerdicts({
      rules: given.rules,
      scenarios: results,
      inapplicable,
      leftOut: leftOut(all, repertoire),
      known,
      strict,
      seed,
      durationMs: performance.now() - began,
      device: { kind: device.kind, command: [...device.description] },
      generation: settings.playbook.generation,
      ...(settings.since !== undefined && { since: settings.since }),
      ...(stopped !== undefined && { stopped, isJudged: !isUnfinished }),
      ...(chosen && { unasked: chosen.unasked }),
      ...(selection?.scenarios && { isPartial: true }),
      ...(settings.replayed !== undefined && { replayed: settings.replayed }),
      ...(settings.shard && { shard: shardOf(settings.shard, settings.declaration) }),
      ...(extent &&
        hasRun &&
        !chosen &&
        !isBailed && { depth: depthOf({ ...settings, journals, generated, stopped }) }),
    });
    // All that is written and printed is made of this.
    return secrets.coverAll(result);
  } catch (error) {
    // What a device said last may stand in it.
    if (error instanceof Error) error.message = secrets.cover(error.message);
    throw error;
  } finally {
    end();
    await device.close?.();
  }
}

/** A run of what was chosen: of the rules only these, and generated sequences only if they can show one of them. */
function asChosen({ rules, sequences }: Chosen, { extent }: RunSettings): Partial<RunSettings> {
  return { rules, ...(extent && !sequences && { extent: { ...extent, explorers: 0 } }) };
}

/** A scenario that was played, and the device that it was played on. */
export interface First {
  readonly scenario: Scenario;
  readonly played: Played;
}

async function playAll(repertoire: readonly Scenario[], settings: RunSettings) {
  const began = performance.now();
  const { rules, extent } = settings;
  let inapplicable = settings.inapplicable;
  const applies = ({ needs = [] }: Scenario) => !needs.some((need) => inapplicable.has(need));
  const progress = new RunProgress(repertoire.filter(applies), rules, settings.onProgress);
  progress.limitTo(repertoire.filter(applies), extent?.explorers);
  // The first scenario alone tells whether the device runs at all, and what it turns out not to have.
  const applicable = repertoire.filter(applies);
  const opening = applicable.find(({ patient, long }) => !patient && !long) ?? applicable[0];
  const others = applicable.filter((scenario) => scenario !== opening);
  const bail = new Bail(settings);
  const isAlone = isOneAtATime(settings);
  const limit = isAlone ? 1 : sideBySide;
  const believed = new Believed(tellsOf(settings), settings.began);
  const searches = new Searches(limit, settings, began, believed);
  const early = isAlone || settings.bail ? undefined : searches;
  const beside = isAlone ? undefined : new Beside(settings, believed, (shown) => early?.beginBelieved(shown));
  const first = async (
    scenario: Scenario,
    end?: AbortSignal,
    told: Pick<RigOptions, 'onSilence' | 'onReady' | 'onLongWait'> = {},
  ): Promise<First> => {
    progress.began(scenario);
    const watched = beside?.watch(scenario);
    const onLongWait = () => {
      for (const listener of [watched, told]) listener?.onLongWait?.();
    };
    const options = {
      ...rigOptionsOf(scenario, stoppedBy(end, bail.settings), true),
      ...told,
      ...watched,
      ...(told.onLongWait && { onLongWait }),
    };
    const play = () => playScenario(scenario, options, rules);
    const played = scenario === opening ? await playCalmly(play) : await play();
    progress.ended(scenario, played);
    bail.look(played);
    // What the opening does not get done cannot be done.
    beside?.ended({ scenario, played }, scenario === opening);
    early?.beginBeside({ scenario, played });
    return { scenario, played };
  };

  const isAhead = (scenario: Scenario) => scenario.ahead === true && !isAlone && !settings.bail;
  const vain = new AbortController();
  const begunAhead = others.filter((scenario) => applies(scenario) && isAhead(scenario));
  const ahead = Promise.all(begunAhead.map((scenario) => first(scenario, vain.signal)));
  ahead.catch(() => {});
  const opened =
    opening && (await openRun((told) => first(opening, undefined, told), isAlone || settings.bail === true));
  const { runs, drivable, over, underway } = opened ?? { runs: true, drivable: false, over: [], underway: [] };
  if (!runs) {
    vain.abort('since the device does not run');
    await ahead;
  }
  if (runs && !drivable) inapplicable = new Map([['adapter', 'the device has no adapter'], ...inapplicable]);
  progress.limitTo(repertoire.filter(applies), extent?.explorers);
  const indices = Array.from({ length: extent?.explorers ?? 0 }, (_, index) => index);
  const lanes = inLanes(inShard(indices, settings.shard), extent?.atOnce ?? 0);
  const playLane = async (lane: readonly number[], onSilence: () => void) => {
    const play = async (scenario: Scenario) => (await first(scenario, undefined, { onSilence })).played;
    const lives = inTurn(lane, 1, async (index, stepAside) =>
      extent ? playExplorer(index, extent, bail.settings, inapplicable, play, isAlone ? () => {} : stepAside) : [],
    );
    return (await lives).flat();
  };
  const rest = others.filter((scenario) => applies(scenario) && !isAhead(scenario));
  const scenarios = rest.map((scenario) => async (onSilence: () => void) => [
    await first(scenario, undefined, { onSilence }),
  ]);
  const work = runs ? [...lanes.map((lane) => (onSilence: () => void) => playLane(lane, onSilence)), ...scenarios] : [];
  const atOnce = limit + (isAlone ? 0 : lanes.length);
  const firsts: First[] = [];
  const judged: Judged[] = [];
  let news: readonly First[] = over;
  let left: ((onSilence: () => void) => Promise<readonly First[]>)[] = [
    ...work,
    ...(runs ? [() => ahead] : []),
    ...underway.map((one) => async () => [await one]),
  ];
  for (;;) {
    // While one mostly waits for a device that is silent, another one begins.
    const turns = await inTurn(left, atOnce, async (play, stepAside) => ({
      play,
      played: await play(isAlone ? () => {} : stepAside),
    }));
    const { kept, again } = bail.sort(turns);
    news = [...news, ...kept];
    firsts.push(...news);
    // What waits long for its repetition is not waited for before its shortest sequence is looked for.
    if (!isAlone) searches.beginWith(news);
    const repetitions = await beside?.repetitions();
    await searches.underway((id) => believed.has(id));
    judged.push(...(await confirmAll(news, runs, settings, believed, repetitions)));
    left = again;
    if (left.length === 0 || bail.stands(judged)) break;
    bail.goOn();
    news = [];
  }
  // Of what was cut off, only what had shown itself by then is worth telling.
  const told = judged.filter(({ played }) => !played.isCut || brokenRules(played).length > 0);
  const results = await searches.finish(told);
  return {
    results,
    inapplicable,
    generated: firsts.flatMap((first) => generatedSteps(first, settings.playbook.keys)),
    isBailed: left.length > 0,
    isUnfinished: left.length > 0 || judged.some((one) => one.isUnfinished),
  };
}

/** Reports failures without secrets; that the device is known to break a rule is not reported. */
function tellsOf({ onBelieved, secrets, known }: RunSettings): (failure: BelievedFailure) => void {
  return (failure) => {
    if (known.some(({ rule }) => rule === failure.rule)) return;
    onBelieved?.({ ...failure, message: secrets?.cover(failure.message) ?? failure.message });
  };
}

/** Distributes what will be explored: the lanes go on side by side, what is in a lane one after another. */
function inLanes(indices: readonly number[], count: number): (readonly number[])[] {
  const lanes = Array.from({ length: count }, (_, lane) => inShard(indices, { index: lane + 1, count }));
  return lanes.filter((lane) => lane.length > 0);
}

/** The generated sequences that were played on one device; the one that only starts it is none. */
function generatedSteps({ scenario, played }: First, keys: WrittenKeys): WrittenStep[][][] {
  if (!scenario.generated) return [];
  return [played.sequences.slice(1).map((sequence) => sequence.map(({ step }) => writtenStep(step, keys)))];
}

/** Rules that only scenarios aim at which this run leaves out. */
function leftOut(all: readonly Scenario[], repertoire: readonly Scenario[]): Map<string, string> {
  const played = new Set(repertoire.flatMap(({ exercises }) => exercises));
  return new Map(
    all.flatMap((scenario) => {
      if (repertoire.includes(scenario)) return [];
      const { name, long, exercises } = scenario;
      const why = long
        ? `scenario ${name} waits for the device's keep-alive: only with --long`
        : `scenario ${name} waits for seconds: not with --runs quick`;
      return exercises.flatMap((id) => (played.has(id) ? [] : [[id, why] as const]));
    }),
  );
}
