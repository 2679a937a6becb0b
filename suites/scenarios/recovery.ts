import type { CommandOutcome } from '../../mock-platform/commands/command-exchange.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { isAnswerOtherwise } from './answered-otherwise.ts';
import { comesBackAfter, isBack } from './comeback.ts';
import type { CommandDesk } from './command-desk.ts';
import type { Rig } from './rig.ts';
import { GaveUp } from './scenario.ts';

/** This often a device is started again in one scenario because it is silent. */
const enoughStarts = 4;
/** So many times its declared wait a device may sleep. */
const sleep = 1.8;

/** Finds a way to go on with a device that has left a command unanswered, and what of it was to blame. */
export class Recovery {
  readonly #rig: Rig;
  readonly #desk: CommandDesk;
  #starts = 0;
  #hasWaited = false;
  /** Commands that stayed without an answer where one was due. */
  lapses = 0;

  constructor(rig: Rig, desk: CommandDesk) {
    this.#rig = rig;
    this.#desk = desk;
  }

  /**
   * Asks the same once more, then something plainer, then a device that was just started.
   *
   * @throws GaveUp when the device answers nothing any more
   */
  async after(request: CommandRequest, outcome: CommandOutcome): Promise<void> {
    if (outcome.outcome !== 'timed-out') return this.#afterLoss();
    // It is awake, and answers: only not as it has to.
    if (this.#answeredOtherwise(outcome.key)) return;
    const repeated = { ...request, again: outcome.key };
    // A repetition that has shown the silence by now looks all the same whether the answer comes late.
    if (await this.#answers(repeated, { insists: !this.#rig.options.learns })) return;
    const other = this.#desk.otherThan(request);
    if (await this.#answers(other)) return;
    await this.startAfresh({ unlessItWakes: true });
    // Does it fail on its own, or was it what came before?
    await this.#answers(repeated);
  }

  /**
   * Has the device as if it had just been started, and answering.
   *
   * @param unlessItWakes first see whether it is only late; in a first look, what may have harmed it is tried alone before that
   * @throws GaveUp when it cannot be had so
   */
  async startAfresh({ unlessItWakes = !this.#rig.options.learns } = {}): Promise<void> {
    const { device, declaration } = this.#rig.options;
    if (unlessItWakes && (await this.#wakes())) return;
    this.#starts += 1;
    if (this.#starts > enoughStarts) throw new GaveUp('The device has fallen silent again and again.');
    if (device.restartable) {
      await this.#rig.stop();
      await this.#rig.startAndConnect();
    } else if (declaration.reconnects && this.#rig.online) {
      await comesBackAfter(this.#rig, () => this.#rig.session.tap.cut('the connection is cut: the device is silent'));
    }
    for (let asked = 0; asked < 2; asked++) if (await this.#answers(this.#desk.next)) return;
    throw new GaveUp('The device does not answer any more, although it was started again.');
  }

  /** A device that lost its connection, or ended, is waited for or started again. */
  async #afterLoss(): Promise<void> {
    const { platform, deviceId } = this.#rig;
    const after = this.#rig.journal.entries.findLast(({ type }) => type === 'connection-closed')?.seq ?? 0;
    if (!platform.listens(deviceId)) await isBack(this.#rig, after);
    if (platform.listens(deviceId) && (await this.#answers(this.#desk.next))) return;
    await this.startAfresh();
  }

  #answeredOtherwise(key: string): boolean {
    const { entries } = this.#rig.journal;
    const sentAt = entries.findLast((entry) => entry.type === 'command-sent' && entry.key === key)?.seq ?? 0;
    return entries.some((entry) => entry.seq > sentAt && isAnswerOtherwise(entry));
  }

  /** A device that sleeps answers when it wakes, late. Where every silence was for good, none is waited for any more. */
  async #wakes(): Promise<boolean> {
    const { online, learnt, options } = this.#rig;
    if (!online || this.#hasWaited || (options.learns && learnt.isInVain('answerMs'))) return false;
    this.#hasWaited = true;
    const waitMs = this.#desk.patience.declaredMs * sleep;
    return this.#answers({ ...this.#desk.next, waitMs });
  }

  async #answers(request: CommandRequest, { insists = false } = {}): Promise<boolean> {
    return (await this.#desk.send(request, { mayBeSilent: true, insists })).outcome === 'answered';
  }
}
