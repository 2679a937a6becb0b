import type { CommandOutcome } from '../../mock-platform/commands/command-exchange.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { Entry } from '../rules/rule.ts';
import { paddedTo } from '../scenarios/commands.ts';
import type { Rig } from '../scenarios/rig.ts';
import { sendJoined } from '../scenarios/stream.ts';
import type { Step, StepCommand, StepOf } from './step.ts';

/** So long the platform's PUBACK is held back, ms: longer than a device takes, shorter than it waits. */
const lateMs = 100;
/** A mid that a device could not see before it was used again would not be used again. */
const shortestReuseMs = 1000;
/** A device that does not answer what it should refuse costs a wait each time; after this number more waits show nothing new. */
const enoughSilentRefusals = 2;

type CommandStep = Extract<
  Step,
  {
    kind:
      | 'command'
      | 'commands'
      | 'burst'
      | 'exchanged'
      | 'joined'
      | 'pieces'
      | 'redeliver'
      | 'late-puback'
      | 'time-out';
  }
>;

/** Plays the steps that send commands. */
export class CommandPlayer {
  readonly #rig: Rig;
  /** Keys of commands that were answered, the latest last. */
  #answered: string[] = [];
  #silentRefusals = 0;
  /** Commands of the step that stayed without an answer. */
  #lost: string[] = [];
  /** Valid ones that were lost with the connection. */
  #gone: { readonly command: StepCommand; readonly outcome: CommandOutcome }[] = [];
  /** Commands that were given up, and may be answered later. */
  readonly #givenUp = new Set<string>();

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  async play(step: CommandStep): Promise<void> {
    this.#lost = [];
    this.#gone = [];
    await this.#does(step);
    if (this.#lost.length > 0) await this.#rig.commands.recovery.triesLength(this.#lost);
    const [gone] = this.#gone;
    if (gone)
      await this.#rig.commands.goOnAfter(
        gone.command,
        this.#gone.map(({ outcome }) => outcome),
      );
  }

  async #does(step: CommandStep): Promise<unknown> {
    switch (step.kind) {
      case 'command':
        return this.#send(step.command);
      case 'commands':
        for (let sent = 0; sent < step.n && !this.#rig.enough; sent++) await this.#send(step.command);
        return undefined;
      case 'burst':
        return this.#rig.stage('burst', () => this.#sendAll(step.commands));
      case 'exchanged':
        return this.#rig.stage('burst', () => this.#exchanged(step));
      case 'joined':
        return this.#rig.stage('joined', () => sendJoined(this.#rig, step.commands, (command) => this.#send(command)));
      case 'pieces':
        return this.#rig.stage('pieces', () => this.#inPieces(step));
      case 'redeliver':
        return this.#redeliver(step.back);
      case 'late-puback':
        return this.#acknowledgedLate(step.command);
      case 'time-out':
        return this.#timedOut(step.command);
    }
  }

  get awaitsLatecomers(): boolean {
    return this.#givenUp.size > 0 && !this.#rig.enough;
  }

  /** Gives answers that did not come in time some more of it. */
  async latecomers(ms: number): Promise<void> {
    const isLate = (entry: Entry) => entry.type === 'response-unmatched' && entry.reason === 'late';
    await this.#rig.until((entry) => isLate(entry) || this.#rig.enough, { ms, after: this.#rig.now });
    this.#givenUp.clear();
  }

  async #send(command: StepCommand): Promise<void> {
    const refusable = command.flaw !== undefined;
    if (refusable && this.#silentRefusals >= enoughSilentRefusals) return;
    const outcome = await this.#rig.commands.send(this.#request(command), { mayBeSilent: refusable });
    if (outcome.outcome === 'answered') this.#answered.push(outcome.key);
    if (outcome.outcome === 'connection-lost' && !refusable) this.#gone.push({ command, outcome });
    if (outcome.outcome !== 'timed-out') return;
    this.#givenUp.add(outcome.key);
    this.#lost.push(outcome.key);
    if (refusable) this.#silentRefusals += 1;
  }

  async #sendAll(commands: readonly StepCommand[]): Promise<void> {
    await Promise.all(commands.map((command) => this.#send(command)));
  }

  #request({ serviceId, cmd, paras, mid, qos, bytes, written }: StepCommand): CommandRequest {
    const { platform, deviceId } = this.#rig;
    // A mid that still waits would be refused; the earlier command has had its time.
    const key = mid === undefined ? undefined : String(mid);
    if (key !== undefined) platform.withdraw(deviceId, key);
    const isJson = this.#rig.options.codecMode === 'json';
    return {
      serviceId,
      cmd,
      paras,
      ...(key !== undefined && { key }),
      ...(qos !== undefined && { qos }),
      ...(isJson && bytes !== undefined && { write: paddedTo(bytes) }),
      ...(isJson && written && { write: { form: written.form, bytes: () => Buffer.from(written.text) } }),
    };
  }

  async #exchanged({ first, second }: StepOf<'exchanged'>): Promise<void> {
    const { tap } = this.#rig.session;
    let held = false;
    tap.faults.hold = ({ type }) => {
      if (type !== 'PUBLISH' || held) return false;
      held = true;
      return true;
    };
    const after = this.#rig.now;
    const answers = this.#sendAll([first, second]);
    // What goes wrong meanwhile is reported below.
    answers.catch(() => {});
    await this.#rig.until((entry) => entry.type === 'packet-sent' && entry.packet.type === 'PUBLISH', {
      ms: 1000,
      after,
    });
    tap.faults.hold = undefined;
    tap.release();
    await answers;
  }

  async #inPieces({ command, cuts }: StepOf<'pieces'>): Promise<void> {
    const { faults } = this.#rig.session.tap;
    faults.pieces = cuts ? () => cuts : (frame) => Array.from({ length: frame.length - 1 }, (_, index) => index + 1);
    try {
      await this.#send(command);
    } finally {
      delete faults.pieces;
    }
  }

  #redeliver(back: number): void {
    const key = this.#answered.at(-back);
    if (key !== undefined) this.#rig.platform.redeliver(this.#rig.deviceId, key);
  }

  async #acknowledgedLate(command: StepCommand): Promise<void> {
    const { tap, connection } = this.#rig.session;
    tap.faults.delayMs = ({ type }) => (type === 'PUBACK' ? lateMs : 0);
    const after = this.#rig.now;
    await this.#send(command);
    const isPuback = (entry: Entry) =>
      entry.type === 'packet-sent' && entry.connection === connection && entry.packet.type === 'PUBACK';
    await this.#rig.until(isPuback, { ms: lateMs * 5, after });
    delete tap.faults.delayMs;
  }

  /** On the platform's clock the wait is over before the device can have answered. */
  async #timedOut(command: StepCommand): Promise<void> {
    const { platform, deviceId, answerClock, commands } = this.#rig;
    const after = this.#rig.now;
    let mid: number | undefined;
    await this.#rig.stage('time-skipped', async () => {
      const { waitMs } = commands.patience;
      const outcome = platform.sendCommand(deviceId, { ...this.#request(command), waitMs });
      answerClock.advance(waitMs);
      const ended = await outcome;
      if (ended.outcome !== 'timed-out') return;
      mid = Number(ended.key);
      const isItsAnswer = (entry: Entry) => entry.type === 'response-unmatched' && Number(entry.v1?.mid) === mid;
      const late = await this.#rig.until(isItsAnswer, { ms: Math.max(waitMs, shortestReuseMs), after });
      // Its answer may come at any time, and would be taken for that of the next one.
      if (!late) mid = undefined;
    });
    if (mid !== undefined && command.written === undefined) await this.#send({ ...command, mid });
  }
}
