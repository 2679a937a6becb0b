import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { families, familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { GaveUp } from './scenario.ts';

/** An answer that came later than this after its command was late by itself, and not because the platform's clock was put forward; ms. */
const lateMs = 1000;
/** A busy machine holds an answer up for so long. Silence that is for good proves itself in twice that time, ms. */
const heldUpMs = 2500;
/** An answer that is always late is waited for so many times longer than the others took. */
const margin = 3;
/** So many of a row are sent to a device that is always late. */
const few = 2;
/** For so long a first look goes on with such a device, ms. */
const enoughMs = 12_000;

/**
 * A device that answers each request of a family, and none in time. That is what is wrong with it; what else there is to see of its
 * answers is seen when they are waited for.
 */
export class LateAnswers {
  readonly #rig: Pick<Rig, 'learnt' | 'options'>;
  #since: number | undefined;

  constructor(rig: Rig) {
    this.#rig = rig;
    const { journal, learnt, options } = rig;
    const { answerMs } = options.waits;
    const sent = new Map<string, Entry<'command-sent'>>();
    journal.subscribe((entry) => {
      if (entry.type === 'command-sent') sent.set(entry.key, entry);
      const isLate = entry.type === 'response-unmatched' && entry.reason === 'late';
      if (entry.type !== 'command-answered' && !isLate) return;
      const command = sent.get(entry.key ?? '');
      if (!isLate) sent.delete(entry.key ?? '');
      if (!command) return;
      const tookMs = entry.at - command.at;
      if (isLate && tookMs > Math.max(lateMs, Math.min(heldUpMs, answerMs))) learnt.cameLate();
      if (!isLate || tookMs > answerMs) learnt.answeredAfter(familyOf(command), tookMs, tookMs > answerMs);
    });
  }

  /** Are commands answered late, and never in time? */
  get areCommands(): boolean {
    return this.#rig.learnt.lateMs('command') > 0;
  }

  /** For so long a late answer to a request is waited for, or to any; ms. */
  graceMs(request?: CommandRequest): number {
    const asked = request ? [request.v2?.family ?? 'command'] : families;
    return Math.max(...asked.map((family) => this.#rig.learnt.lateMs(family))) * margin;
  }

  isIn(requests: readonly unknown[]): boolean {
    return this.graceMs() > 0 && requests.some((request) => this.graceMs(request as CommandRequest) > 0);
  }

  /** Of those that are answered late the first few, and all others. */
  fewOf<T extends CommandRequest>(requests: readonly T[]): readonly T[] {
    if (this.graceMs() === 0) return requests;
    let late = 0;
    return requests.filter((request) => this.graceMs(request) === 0 || ++late <= few);
  }

  /** @throws GaveUp when a first look has taken long enough */
  goesOn(): void {
    this.#since ??= performance.now();
    if (this.#rig.options.learns && performance.now() - this.#since > enoughMs) {
      throw new GaveUp('The device answers so late that more of it does not fit into a run.');
    }
  }
}
