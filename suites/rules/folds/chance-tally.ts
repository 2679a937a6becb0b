import type { Entry } from '../rule.ts';
import type { Circumstance } from './command-log.ts';

/** Under a circumstance that is the cause, commands fail this many times as often as under none. */
const excess = 3;
/** Once is chance. */
const enough = 2;

/** Counts what was answered and what was not under each circumstance, to tell a cause from the chance of a device that fails now and then. */
export class ChanceTally {
  readonly #answered = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  #answers = 0;

  answered(command: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    this.#answers += 1;
    count(this.#answered, command, circumstances);
  }

  failed(command: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    count(this.#failed, command, circumstances);
  }

  /** Do such commands fail more often than the `ordinary` failures of the device account for? */
  exceeds(ordinary: number, circumstance: Circumstance, command: Entry<'command-sent'>): boolean {
    const key = keyOf(circumstance, command);
    const failed = this.#failed.get(key) ?? 0;
    const answered = this.#answered.get(key) ?? 0;
    const byChance = ordinary / (this.#answers + ordinary);
    return failed >= enough && failed / (failed + answered) > byChance * excess;
  }
}

function count(
  counts: Map<string, number>,
  command: Entry<'command-sent'>,
  circumstances: readonly Circumstance[],
): void {
  for (const circumstance of circumstances) {
    const key = keyOf(circumstance, command);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

function keyOf(circumstance: Circumstance, { key, form }: Entry<'command-sent'>): string {
  if (circumstance === 'mid') return `mid ${key}`;
  return circumstance === 'form' ? `form ${form}` : circumstance;
}
