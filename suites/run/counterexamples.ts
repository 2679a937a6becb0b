import { findingsIn } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import { toldSteps } from '../sequences/told-steps.ts';
import type { Counterexample, ScenarioResult } from '../verdicts/scenario-result.ts';
import { AtMost } from './at-most.ts';
import { Believed } from './believed.ts';
import type { Judged } from './confirm.ts';
import { findCounterexample } from './find-counterexample.ts';
import { inTurn } from './in-turn.ts';
import type { First } from './play-run.ts';
import type { Played } from './play-scenario.ts';
import { brokenRules } from './repeat.ts';
import type { RunSettings } from './run-settings.ts';
import { evidenceIn, inOrder, isSimplest, type Shown, type Source } from './search-sources.ts';
import { stoppedBy } from './stopped-by.ts';
import { isTooBusy } from './too-busy.ts';
import { isTooLong, tookMs } from './too-long.ts';

/** So many searches go on while the device is still looked at: they must not make the machine too busy to judge it. */
const mostEarly = 2;
/** Nobody waits longer than this, ms, for sequences that are shorter still; what proves one that was found has its time. */
const mostMs = 10_000;

function unrepeated(first: First): Shown {
  return { ...first, repeated: new Map() };
}

/** Looks for the shortest sequences that show what is broken. */
export class Searches {
  readonly #limit: number;
  readonly #settings: RunSettings;
  readonly #believed: Believed;
  readonly #atMost: AtMost;
  readonly #early = new AtMost(mostEarly);
  readonly #began: number;
  /** When there is no more time for any of them. */
  #until: number | undefined;
  /** By the rule that they are for, with what ends them. */
  readonly #begun = new Map<string, { readonly found: Promise<Placed | undefined>; readonly end: AbortController }>();

  /**
   * @param limit so many go on at a time
   * @param began when the device was looked at first, on the monotonic clock
   * @param believed what has shown itself with the declared waits need not show each silence so once more
   */
  constructor(limit: number, settings: RunSettings, began: number, believed = new Believed()) {
    this.#limit = limit;
    this.#believed = believed;
    this.#settings = settings;
    this.#atMost = new AtMost(limit);
    this.#began = began;
  }

  /** As much time as the device was looked at, for all of them; without a proportion, and until it was, no end. */
  get #leftMs(): number {
    return this.#until === undefined ? Number.POSITIVE_INFINITY : this.#until - performance.now();
  }

  /**
   * Begins at once with what a first run has shown by waiting, while others are still being played: what proves it in the end
   * has to wait, too.
   */
  beginBeside(first: First): void {
    const { played } = first;
    if (played.impatient || played.waitedInVain) this.#begin([unrepeated(first)], this.#early);
  }

  /** Begins with what was shown and repeated beside the first runs. */
  beginBelieved(shown: Shown): void {
    this.#begin([shown], this.#early, (rule) => shown.repeated.has(rule.id));
  }

  /** Begins with what the first runs have shown, whether it is believed by now or not. From now on there is an end to it. */
  beginWith(firsts: readonly First[]): void {
    this.#haveLooked();
    this.#early.widen(this.#limit);
    this.#begin(firsts.map(unrepeated), this.#atMost);
  }

  #haveLooked(): void {
    const now = performance.now();
    if (this.#settings.inProportion) this.#until ??= now + Math.min(now - this.#began, mostMs);
  }

  #begin(given: readonly Shown[], atMost: AtMost, isMeant = (_: Rule) => true): void {
    const shown = given.filter(({ played }) => !played.isCut && !isTooBusy(played));
    const broken = allBroken(shown.flatMap(({ played, repeated }) => [played, ...repeated.values()]));
    for (const rule of this.#settings.rules) {
      if (!broken.has(rule.id) || this.#begun.has(rule.id) || !isMeant(rule)) continue;
      const end = new AbortController();
      const settings = stoppedBy(end.signal, this.#settings);
      const sources = shown.flatMap((first) => evidenceIn(first, rule, settings));
      if (sources.length === 0) continue;
      const found = this.#search(rule, sources, atMost);
      found.catch(() => {});
      this.#begun.set(rule.id, { found, end });
    }
  }

  /** Resolves when those that were begun are over. Of rules that are not believed to be broken, they may turn out to be needless. */
  async underway(isBelieved: (id: string) => boolean): Promise<void> {
    await Promise.all([...this.#begun].map(([id, { found }]) => (isBelieved(id) ? found : undefined)));
  }

  /** The results of the scenarios, with the shortest sequence found for each rule that was broken and is believed to be. */
  async finish(judged: readonly Judged[]): Promise<ScenarioResult[]> {
    this.#haveLooked();
    const { rules } = this.#settings;
    const suspected = allBroken(judged.map(({ result }) => result));
    const broken = rules.filter(({ id }) => suspected.has(id) && judged.some(({ result }) => isBelieved(id, result)));
    const needless = [...this.#begun].filter(([id]) => broken.every((rule) => rule.id !== id)).map(([, one]) => one);
    for (const { end } of needless) end.abort('since it did not show itself again');
    await Promise.allSettled(needless.map(({ found }) => found));
    const found = await inTurn(broken, this.#limit, (rule) => this.#counterexampleFor(rule, judged));
    return judged.map(({ scenario, result }) => {
      const counterexamples = found.flatMap((one) => (one?.scenario === scenario.name ? [one.counterexample] : []));
      const replay = this.#settings.replay(scenario.name);
      return { ...result, replay, ...(counterexamples.length > 0 && { counterexamples }) };
    });
  }

  async #counterexampleFor(rule: Rule, judged: readonly Judged[]): Promise<Placed | undefined> {
    const believed = judged.filter(({ result }) => isBelieved(rule.id, result));
    const before = await this.#begun.get(rule.id)?.found;
    if (before && believed.some(({ scenario }) => scenario.name === before.scenario)) return before;
    return this.#search(
      rule,
      believed.flatMap((one) => evidenceIn(one, rule, this.#settings)),
      this.#atMost,
    );
  }

  async #search(rule: Rule, from: readonly Source[], atMost: AtMost): Promise<Placed | undefined> {
    const settings = this.#settings;
    const { device, replay } = settings;
    const sources = inOrder(from);
    const shortest = sources.find(({ isPart }) => !isPart);
    if (shortest && (device.kind === 'external' || !device.restartable)) {
      return placed(shortest, unshrunk(shortest, rule, settings, 'not shrunk: the suite cannot restart the device'));
    }
    if (shortest?.isReplayed) return placed(shortest, unshrunk(shortest, rule, settings, 'played as it was given'));
    if (shortest && settings.inProportion && isTooLong(shortest)) {
      const seconds = Math.round(tookMs(shortest) / 1000);
      const note = `not shrunk: it takes ${seconds} s to show once (--budget)`;
      return placed(shortest, unshrunk(shortest, rule, settings, note));
    }
    if (shortest && isSimplest(shortest)) {
      const counterexample = told(shortest, rule, settings, { minimal: true });
      return placed(shortest, counterexample);
    }
    for (const source of sources) {
      const budgetMs = () => Math.min(settings.budgetMs ?? 0, this.#leftMs);
      const { playbook } = source.options;
      const counterexample = await findCounterexample(source, {
        rule,
        budgetMs,
        until: () => this.#until,
        atOnce: this.#limit > 1,
        inTurn: (work) => atMost.run(work),
        proved: this.#believed.signalOf(rule.id),
        replay: ({ steps, path }) =>
          replay(source.scenario, { rule: rule.id, steps, path, setup: playbook.setupOf(source.options) }),
      });
      if (counterexample) return placed(source, counterexample);
    }
    return undefined;
  }
}

interface Placed {
  readonly scenario: string;
  readonly counterexample: Counterexample;
}

function unshrunk(source: Source, rule: Rule, settings: RunSettings, note: string): Counterexample | undefined {
  return told(source, rule, settings, { minimal: false, note });
}

function told(
  source: Source,
  rule: Rule,
  settings: RunSettings,
  found: Pick<Counterexample, 'minimal' | 'note'>,
): Counterexample | undefined {
  const { steps, scenario, journal, output, options } = source;
  const [violation] = violationsOf(rule, source);
  if (!violation) return undefined;
  const { playbook } = options;
  const replay = settings.replay(scenario, { rule: rule.id, steps, path: '', setup: playbook.setupOf(options) });
  const shown = toldSteps(steps, playbook.keys);
  return { rule: rule.id, steps: shown, ...found, violation, journal, output, replay };
}

function placed({ scenario }: Source, counterexample: Counterexample | undefined): Placed | undefined {
  return counterexample && { scenario, counterexample };
}

function violationsOf(rule: Rule, { journal }: Source) {
  return findingsIn([rule], journal)[0]?.violations ?? [];
}

/** Nearly all rules are kept in each run: only these few are looked for in all of them. */
const allBroken = (runs: readonly Pick<Played, 'findings'>[]) => new Set(runs.flatMap(brokenRules));

/** Whether a rule is broken, and was again when that was repeated. */
export function isBelieved(id: string, { findings, confirmation }: Judged['result']): boolean {
  const breaks = (found: typeof findings) =>
    found.some(({ rule, violations }) => rule.id === id && violations.length > 0);
  return breaks(findings) && (!confirmation || breaks(confirmation.findings));
}
