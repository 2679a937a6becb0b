import type { Rule } from '../rules/rule.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { obstacle } from '../verdicts/scenario-result.ts';
import { AtMost } from './at-most.ts';
import type { Believed } from './believed.ts';
import type { Judged } from './confirm.ts';
import { Doubts } from './doubts.ts';
import { gravestFirst } from './gravest-first.ts';
import type { First } from './play-run.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { brokenRules, repeat } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import type { RunSettings } from './run-settings.ts';
import { stoppedBy } from './stopped-by.ts';
import { isTooBusy } from './too-busy.ts';

/** Repetitions that go on at a time: they mostly wait. */
const sideBySide = 12;
/** So many are begun before the first run is over: where a device is silent everywhere, a few show it. */
const mostTwins = 6;
/** Repetitions of one rule that go on at a time: one of them may show nothing, or have more to wait for. */
const provers = 2;
/** A first run that took longer takes as long again. */
const longMs = 10_000;

/** A repetition that began while the first run still waited. */
interface Twin {
  readonly played: Promise<Played>;
  readonly doubts: Doubts;
  readonly stop: AbortController;
}

/**
 * Repeats what failed while the rest is still being played, each repetition on a separate device. Where a first run waits
 * long, its repetition begins at once, so that both wait at the same time.
 */
export class Beside {
  readonly #settings: RunSettings;
  readonly #believed: Believed;
  readonly #onShown: (shown: Omit<Judged, 'result'>) => void;
  readonly #atMost = new AtMost(sideBySide);
  readonly #twins = new Map<Scenario, Twin>();
  /** For each scenario that has a twin, until it is known what that one is to show. */
  readonly #awaited = new Map<Scenario, Promise<void>>();
  readonly #known = new Map<Scenario, () => void>();
  /** Rules that are being repeated. */
  readonly #proving = new Map<string, Set<Promise<unknown>>>();
  readonly #repeated = new Map<Played, readonly Played[]>();
  readonly #underway: Promise<void>[] = [];

  /** @param onShown told what was shown again, and in which repetition */
  constructor(settings: RunSettings, believed: Believed, onShown: (shown: Omit<Judged, 'result'>) => void = () => {}) {
    this.#settings = settings;
    this.#believed = believed;
    this.#onShown = onShown;
  }

  /** What a first run is played with, so that its repetition can begin before it is over. */
  watch(scenario: Scenario): Pick<RigOptions, 'onLongWait'> {
    if (scenario.generated) return {};
    return { onLongWait: () => this.#twin(scenario) };
  }

  /**
   * A first run is over: what it broke is repeated, if it is in doubt, and so is one that never reached the required state, unless that
   * is final.
   */
  ended(first: First, isFinal: boolean): void {
    const work = this.#prove(first, isFinal).finally(() => {
      this.#twins.get(first.scenario)?.stop.abort('since its first run showed nothing');
      this.#twins.delete(first.scenario);
    });
    this.#known.get(first.scenario)?.();
    // The caller of `repetitions` gets it.
    work.catch(() => {});
    this.#underway.push(work);
  }

  /** Resolves, when all of them are over, with the repetitions of each first run that were made in a calm time. */
  async repetitions(): Promise<ReadonlyMap<Played, readonly Played[]>> {
    await Promise.all(this.#underway);
    return this.#repeated;
  }

  #twin(scenario: Scenario): void {
    if (this.#twins.has(scenario) || this.#twins.size >= mostTwins) return;
    const doubts = new Doubts();
    const stop = new AbortController();
    const options = rigOptionsOf(scenario, stoppedBy(stop.signal, this.#settings), false);
    const played = this.#atMost.run(() => playScenario(scenario, options, this.#settings.rules, doubts));
    played.catch(() => {});
    this.#twins.set(scenario, { played, doubts, stop });
    this.#awaited.set(scenario, new Promise((resolve) => this.#known.set(scenario, resolve)));
  }

  async #prove(first: First, isFinal: boolean): Promise<void> {
    const { played } = first;
    const obstructed = obstacle(played.outcome)?.verdict;
    if (played.isCut || isTooBusy(played) || obstructed === 'harness-error') return;
    const broken = brokenRules(played);
    // What is underway is sooner done than what begins now.
    const isLong = !this.#twins.has(first.scenario) && played.durationMs > longMs;
    if (isLong) await Promise.all(this.#awaited.values());
    const most = isLong ? 1 : provers;
    if (obstructed && !isFinal && broken.every((id) => this.#believed.has(id))) {
      this.#repeated.set(played, await this.#repeat(first, []));
      return;
    }
    for (;;) {
      const open = broken.filter((id) => !this.#believed.has(id));
      if (open.length === 0) return;
      // What has begun may be over before that of the others.
      const mine = this.#twins.has(first.scenario)
        ? open
        : open.filter((id) => (this.#proving.get(id)?.size ?? 0) < most);
      if (mine.length === 0) {
        await Promise.race(open.flatMap((id) => [...(this.#proving.get(id) ?? [])]));
        continue;
      }
      const work = this.#believe(first, mine);
      const settled = work.catch(() => {});
      for (const id of mine) this.#proving.set(id, (this.#proving.get(id) ?? new Set()).add(settled));
      const all = await work.finally(() => {
        for (const id of mine) this.#endProof(id, settled);
      });
      if (!all) return;
    }
  }

  #endProof(id: string, proof: Promise<unknown>): void {
    const others = this.#proving.get(id);
    others?.delete(proof);
    if (others?.size === 0) this.#proving.delete(id);
  }

  /** Repeats it; true when all of these rules were broken again, here or elsewhere. */
  async #believe(first: First, mine: readonly string[]): Promise<boolean> {
    const { played } = first;
    const again = (await this.#repeat(first, mine)).filter((run) => {
      // Shown elsewhere meanwhile, it did not have to show itself here.
      return brokenRules(run).length > 0 || !mine.every((id) => this.#believed.has(id));
    });
    const repeated = new Map(
      gravestFirst(mine, this.#settings.rules).flatMap((id) =>
        again.filter((run) => brokenRules(run).includes(id)).map((run) => [id, run] as const),
      ),
    );
    if (again.length > 0) this.#repeated.set(played, [...(this.#repeated.get(played) ?? []), ...again]);
    for (const id of repeated.keys()) this.#believed.add(id, played);
    if (repeated.size > 0) this.#onShown({ ...first, repeated });
    return mine.every((id) => this.#believed.has(id));
  }

  /** Runs that were not cut short, and in a calm time. */
  async #repeat({ scenario, played }: First, mine: readonly string[]): Promise<Played[]> {
    const inDoubt: Rule[] = this.#settings.rules.filter(({ id }) => mine.includes(id));
    const twin = this.#twins.get(scenario);
    this.#twins.delete(scenario);
    const { doubts, stop } = twin ?? { doubts: new Doubts(inDoubt), stop: new AbortController() };
    twin?.doubts.are(inDoubt);
    const leave = this.#believed.onAdded((id) => {
      doubts.shown(id);
      if (mine.length > 0 && doubts.rules?.length === 0) stop.abort('since it has shown itself elsewhere');
    });
    const settings = stoppedBy(stop.signal, this.#settings);
    const again = () => repeat(scenario, played, inDoubt, settings, (play) => this.#atMost.run(play), doubts);
    const runs = await (twin ? twin.played.then((run) => [run]) : again()).finally(leave);
    return runs.filter((run) => !run.isCut && !isTooBusy(run));
  }
}
