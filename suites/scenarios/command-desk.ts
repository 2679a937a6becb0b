import { systemClock } from '../../mock-platform/clock.ts';
import type { CommandOutcome } from '../../mock-platform/commands/command-exchange.ts';
import type { CommandRequest, Probe } from '../../mock-platform/commands/command-sender.ts';
import { type DrawnCommand, validCommand } from '../arbitraries/commands.ts';
import { sample } from '../arbitraries/sample.ts';
import { Patience } from './patience.ts';
import type { Rig } from './rig.ts';
import { CouldNotRun, GaveUp } from './scenario.ts';

/** What takes longer may never come: others that are to show the same need not be begun only then; ms. */
const longMs = 4000;

/** After so many commands in a row without an answer, more of them tell nothing new; after one, if there never was an answer. */
const enoughSilences = 8;
/** How many commands a slow device is sent at a time, and how many examples suffice where only one at a time will do. */
const slowGroup = 16;
const slowFew = 2;
/** So many answers tell how fast the device is. */
const warmUps = 8;

/** Sends a scenario's commands, with a wait that follows the device. */
export class CommandDesk {
  readonly patience: Patience;
  readonly #rig: Rig;
  /** The valid command that all barriers are. */
  #barrier: DrawnCommand | undefined;
  #silences = 0;
  readonly #underway = new Set<Promise<CommandOutcome>>();
  #impatient = false;

  constructor(rig: Rig) {
    this.#rig = rig;
    const { learns, waits } = rig.options;
    this.patience = new Patience(waits.answerMs, { learns, learnt: rig.learnt });
  }

  /**
   * @throws GaveUp after several commands in a row without an answer, unless the device may be silent here
   */
  async send(request: CommandRequest, { mayBeSilent = false } = {}): Promise<CommandOutcome> {
    const { platform, deviceId, enough } = this.#rig;
    if (enough) throw new GaveUp('All that was in doubt has shown itself.');
    const { waitMs, declaredMs } = this.patience;
    const takesLong = systemClock.after(longMs, () => this.#rig.options.onLongWait?.());
    const sent = platform.sendCommand(deviceId, { waitMs, ...request }).finally(takesLong);
    this.#underway.add(sent);
    const outcome = await sent.finally(() => this.#underway.delete(sent));
    if (outcome.outcome === 'timed-out') {
      this.patience.silent(outcome.waitedMs);
      if (outcome.waitedMs < declaredMs) this.#impatient = true;
    }
    if (outcome.outcome === 'answered') {
      this.patience.answered(outcome.latencyMs);
      this.#silences = 0;
    } else {
      this.#silences += 1;
      const enough = this.patience.answers === 0 ? 1 : enoughSilences;
      if (!mayBeSilent && this.#silences >= enough) {
        throw new GaveUp(`The device left ${this.#silences} commands in a row without an answer.`);
      }
    }
    return outcome;
  }

  /** Resolves when no command waits for its answer any more: only then is it known what became of each. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underway);
  }

  /** Commands in a row that drew no answer. */
  get silences(): number {
    return this.#silences;
  }

  /** A command was given up before the declared wait was over: what that shows has to be seen again, with all of it. */
  get impatient(): boolean {
    return this.#impatient;
  }

  /** Valid commands that fit the declared size. @throws CouldNotRun when the model has none */
  draw(count: number): DrawnCommand[] {
    const { model, declaration, seed } = this.#rig.options;
    const arbitrary = validCommand(model, { maxBytes: declaration.maxCommandBytes });
    if (arbitrary) return sample(arbitrary, seed, count);
    throw new CouldNotRun(
      'The product model has no command that fits into capabilities.maxCommandBytes: raise it, or declare commands: false.',
    );
  }

  /** A valid command that shows that the device has dealt with all that was sent before it. False when it is not answered. */
  async barrier(options?: { readonly mayBeSilent: boolean }): Promise<boolean> {
    if (!this.#rig.options.declaration.commands) return true;
    this.#barrier ??= this.draw(1)[0];
    const { outcome } = await this.send(this.#barrier as DrawnCommand, options);
    return outcome === 'answered';
  }

  /** Enough valid commands to know how fast the device is. */
  async warmUp(): Promise<void> {
    if (!this.#rig.options.declaration.commands) return;
    await this.barrier();
    await this.sendAll(this.draw(warmUps - 1));
  }

  /** Sends commands one after another; to a slow device many at a time. */
  async sendAll(requests: readonly CommandRequest[], options?: { readonly mayBeSilent: boolean }): Promise<void> {
    for (const group of this.inGroups(requests)) {
      await Promise.all(group.map((request) => this.send(request, options)));
    }
  }

  /** What is to be done between two barriers: one thing, so that it is known which one did harm; with a slow device many. */
  *inGroups<T>(items: readonly T[]): Generator<readonly T[]> {
    for (let done = 0; done < items.length; ) {
      const size = this.patience.isSlow ? slowGroup : 1;
      yield items.slice(done, done + size);
      done += size;
    }
  }

  /** All of them; with a slow device the first few. */
  few<T>(items: readonly T[]): readonly T[] {
    return this.patience.isSlow ? items.slice(0, slowFew) : items;
  }

  /** Sends something that is no valid command. @throws CouldNotRun when the device is not there to take it */
  async probe(probe: Probe): Promise<void> {
    const { platform, deviceId } = this.#rig;
    if (!(await platform.probe(deviceId, probe))) throw new CouldNotRun('The device is not on line any more.');
  }
}
