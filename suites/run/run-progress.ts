import { areaOf } from '../rules/area.ts';
import type { Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Played } from './play-scenario.ts';

/** How far a run has come. */
export interface Progress {
  /** Scenarios that have ended, and all of them. */
  readonly done: number;
  readonly all: number;
  /** Rules that no scenario to come aims at any more, and all of them. */
  readonly rulesDone: number;
  readonly rules: number;
  /** Commands that the device was sent. */
  readonly commands: number;
  /** Names of the scenarios that are being played, the one that began first first. */
  readonly running: readonly string[];
  /** Id of a rule that the first of them aims at. */
  readonly aim?: string;
}

/** Counts what a run has done. */
export class RunProgress {
  readonly #rules: readonly Rule[];
  readonly #tell: (progress: Progress) => void;
  #scenarios: readonly Scenario[];
  readonly #running = new Set<Scenario>();
  readonly #done = new Set<Scenario>();
  #generated = 0;
  #commands = 0;

  constructor(scenarios: readonly Scenario[], rules: readonly Rule[], tell: (progress: Progress) => void = () => {}) {
    this.#scenarios = scenarios;
    this.#rules = rules;
    this.#tell = tell;
  }

  /**
   * Only these will be played, and this number that is generated on the way: what the device turned out not to have leaves
   * others out.
   */
  limitTo(scenarios: readonly Scenario[], generated = 0): void {
    this.#scenarios = scenarios;
    this.#generated = generated;
  }

  began(scenario: Scenario): void {
    this.#running.add(scenario);
    this.#tell(this.#progress());
  }

  ended(scenario: Scenario, { journal }: Pick<Played, 'journal'>): void {
    this.#running.delete(scenario);
    this.#done.add(scenario);
    this.#commands += journal.filter(({ type }) => type === 'command-sent').length;
    this.#tell(this.#progress());
  }

  #progress(): Progress {
    const open = new Set(this.#scenarios.flatMap((scenario) => (this.#done.has(scenario) ? [] : scenario.exercises)));
    const [first] = this.#running;
    const aim = aimOf(first?.exercises ?? []);
    return {
      done: this.#done.size,
      all: this.#scenarios.length + this.#generated,
      rulesDone: this.#rules.filter(({ id }) => !open.has(id)).length,
      rules: this.#rules.length,
      commands: this.#commands,
      running: [...this.#running].map(({ name }) => name),
      ...(aim !== undefined && { aim }),
    };
  }
}

/** A rule of the area that most of these are of. */
function aimOf(ids: readonly string[]): string | undefined {
  const alike = (id: string) => ids.filter((other) => areaOf(other) === areaOf(id)).length;
  return ids.toSorted((one, other) => alike(other) - alike(one))[0];
}
