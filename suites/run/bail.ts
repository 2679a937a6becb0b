import { ruleExitCode } from '../verdicts/rule-exit-code.ts';
import { anySignal } from './any-signal.ts';
import type { Judged } from './confirm.ts';
import { isBelieved } from './counterexamples.ts';
import type { First } from './play-run.ts';
import type { Played } from './play-scenario.ts';
import { brokenRules } from './repeat.ts';
import type { RunSettings } from './run-settings.ts';

/** What stopped the run, completing "stopped …". */
export const byBail = 'at the first failure, by --bail';

/** What one piece of work came to. */
interface Turn {
  readonly play: (onSilence: () => void) => Promise<readonly First[]>;
  readonly played: readonly First[];
}

/**
 * Stops a run for a failure that would fail it: first so that it can be repeated, and for good if it is believed then. A
 * failure that does not repeat stops nothing; what was cut off for its sake is played again.
 */
export class Bail {
  readonly #given: RunSettings;
  readonly #suspected = new Set<string>();
  #pulled = new AbortController();

  constructor(settings: RunSettings) {
    this.#given = settings;
  }

  /** With these, what is being played ends when a failure shows. */
  get settings(): RunSettings {
    const { bail, stop } = this.#given;
    if (!bail) return this.#given;
    return { ...this.#given, stop: anySignal(this.#pulled.signal, stop) };
  }

  /** Looks for a failure that was not suspected before. */
  look(played: Played): void {
    if (!this.#given.bail) return;
    const news = brokenRules(played).filter((id) => !this.#suspected.has(id) && this.#weighs(id));
    for (const id of news) this.#suspected.add(id);
    if (news.length > 0) this.#pulled.abort(byBail);
  }

  /** What came of the work, without what was cut off before it could show anything; and what of it to begin again. */
  sort(turns: readonly Turn[]): { kept: First[]; again: Turn['play'][] } {
    const isCut = ({ played }: First) =>
      this.#pulled.signal.aborted && played.isCut && brokenRules(played).length === 0;
    return {
      kept: turns.flatMap(({ played }) => played.filter((first) => !isCut(first))),
      again: turns.filter(({ played }) => played.some(isCut)).map(({ play }) => play),
    };
  }

  /** Whether a failure is believed: the run is over. */
  stands(judged: readonly Judged[]): boolean {
    const { stop } = this.#given;
    return stop?.aborted || judged.some(({ result }) => [...this.#suspected].some((id) => isBelieved(id, result)));
  }

  /** Goes on, after a failure that did not repeat. */
  goOn(): void {
    this.#pulled = new AbortController();
  }

  #weighs(id: string): boolean {
    const { rules, strict, known } = this.#given;
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined || known.some((entry) => entry.rule === id)) return false;
    const { level } = rule;
    return ruleExitCode({ id, level, verdict: level === 'MUST' ? 'fail' : 'warn' }, strict) !== 0;
  }
}
