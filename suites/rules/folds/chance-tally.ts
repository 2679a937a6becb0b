import type { Entry } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';

/** Chance accounts for what it brings about more often than this. */
export const chance = 0.01;
/** Once is chance. */
const enough = 2;

/** Counts what was answered and what was not under each circumstance, to tell a cause from the chance of a device that fails now and then. */
export class ChanceTally {
  readonly #answered = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  /** Of valid commands. */
  #answers = 0;

  answered(command: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    if (command.fit === 'valid') this.#answers += 1;
    count(this.#answered, command, circumstances);
  }

  failed(command: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    count(this.#failed, command, circumstances);
  }

  /** Have such commands failed, and was none of them answered? */
  onlyFails(circumstance: Circumstance, command: Entry<'command-sent'>): boolean {
    const key = keyOf(circumstance, command);
    return (this.#failed.get(key) ?? 0) > 0 && !this.#answered.has(key);
  }

  /** Do such commands fail more often than the `ordinary` failures of the device account for? */
  exceeds(ordinary: number, circumstance: Circumstance, command: Entry<'command-sent'>): boolean {
    const key = keyOf(circumstance, command);
    const failed = this.#failed.get(key) ?? 0;
    const answered = this.#answered.get(key) ?? 0;
    return failed >= enough && atLeast(failed, failed + answered, ordinary / (this.#answers + ordinary)) < chance;
  }
}

/** How likely it is that at least `failed` of `all` fail, where each fails with probability `p`. */
export function atLeast(failed: number, all: number, p: number): number {
  // Of exactly none, then of exactly one, and so on.
  let exactly = (1 - p) ** all;
  let fewer = 0;
  for (let count = 0; count < failed; count++) {
    fewer += exactly;
    exactly *= ((all - count) / (count + 1)) * (p / (1 - p));
  }
  return 1 - fewer;
}

function count(
  counts: Map<string, number>,
  command: Entry<'command-sent'>,
  circumstances: readonly Circumstance[],
): void {
  // Where it is special for not fitting, that is counted once.
  const counted = command.fit === 'valid' ? circumstances : circumstances.slice(0, 1);
  for (const circumstance of counted) {
    const key = keyOf(circumstance, command);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

/** Of a command that does not fit the product model, that is what is special about it. */
function keyOf(circumstance: Circumstance, { key, form, fit }: Entry<'command-sent'>): string {
  if (fit !== 'valid') return `fit ${fit}`;
  if (circumstance === 'mid') return `mid ${key}`;
  return circumstance === 'form' ? `form ${form}` : circumstance;
}
