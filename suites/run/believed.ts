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
  readonly #began = performance.now();
  readonly #tell: (failure: BelievedFailure) => void;

  constructor(tell: (failure: BelievedFailure) => void = () => {}) {
    this.#tell = tell;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** @param played where it showed */
  add(rule: string, { scenario, findings }: Pick<Played, 'scenario' | 'findings'>): void {
    if (this.#ids.has(rule)) return;
    this.#ids.add(rule);
    const finding = findings.find((finding) => finding.rule.id === rule);
    const [violation] = finding?.violations ?? [];
    if (!finding || !violation) return;
    const afterMs = performance.now() - this.#began;
    this.#tell({ rule, level: finding.rule.level, scenario, message: violation.message, afterMs });
  }
}
