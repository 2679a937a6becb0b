import { setMaxListeners } from 'node:events';
import type { Rule } from '../rules/rule.ts';
import type { Played } from './play-scenario.ts';

/** A failure that showed again on a fresh device. */
export interface BelievedFailure {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Rule['level'];
  readonly scenario: string;
  readonly message: string;
  /** Milliseconds since the run began. */
  readonly afterMs: number;
}

/** The rules whose failure was repeated: they need no further proof. */
export class Believed {
  readonly #ids = new Set<string>();
  readonly #signals = new Map<string, AbortController>();
  readonly #began: number;
  readonly #listeners = new Set<(id: string) => void>();
  readonly #tell: (failure: BelievedFailure) => void;

  constructor(tell: (failure: BelievedFailure) => void = () => {}, began = performance.now()) {
    this.#tell = tell;
    this.#began = began;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Calls `listener` with the id of each rule that is believed from now on; the returned function ends that. */
  onAdded(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Is aborted as soon as the rule is believed. */
  signalOf(id: string): AbortSignal {
    const controller = this.#signals.get(id) ?? new AbortController();
    if (this.has(id)) controller.abort();
    else if (!this.#signals.has(id)) setMaxListeners(0, controller.signal);
    this.#signals.set(id, controller);
    return controller.signal;
  }

  /** @param played where it showed */
  add(rule: string, { scenario, findings }: Pick<Played, 'scenario' | 'findings'>): void {
    if (this.#ids.has(rule)) return;
    this.#ids.add(rule);
    this.#signals.get(rule)?.abort();
    for (const listener of this.#listeners) listener(rule);
    const finding = findings.find((finding) => finding.rule.id === rule);
    const [violation] = finding?.violations ?? [];
    if (!finding || !violation) return;
    const afterMs = performance.now() - this.#began;
    this.#tell({ rule, level: finding.rule.level, scenario, message: violation.message, afterMs });
  }
}
