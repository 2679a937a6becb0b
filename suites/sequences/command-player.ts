import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rules/rule.ts';
import { answersOtherwise } from '../scenarios/answered-otherwise.ts';
import type { Leave } from '../scenarios/command-desk.ts';
import type { Rig } from '../scenarios/rig.ts';
import { GaveUp } from '../scenarios/scenario.ts';
import type { Step, StepCommand, StepOf } from '../scenarios/step.ts';
import { sendJoined } from '../scenarios/stream.ts';
import { contentOf, isPlain, requestOf } from './step-request.ts';

/** So long the platform's PUBACK is held back, ms: longer than a device takes, shorter than it waits. */
const lateMs = 100;
/** A key that a device could not see before it was used again would not be used again. */
const shortestReuseMs = 1000;
/** A device that does not answer what it should refuse costs a wait each time; after this number more waits show nothing new. */
const enoughSilentRefusals = 2;

/** Steps whose commands are not sent by themselves, or not in one piece. */
const staged: ReadonlySet<Step['kind']> = new Set(['burst', 'exchanged', 'joined', 'pieces']);

export type CommandStep = StepOf<
  'command' | 'commands' | 'burst' | 'exchanged' | 'joined' | 'pieces' | 'redeliver' | 'late-puback' | 'time-out'
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
  /** Valid commands of a step that stayed without an answer, and their keys, by their content. */
  readonly #unanswered = new Map<string, { readonly command: StepCommand; readonly key: string }>();
  /** The same, while such a step is played once more. */
  #again: ReadonlyMap<string, { readonly key: string }> = new Map();
  /** Commands that were given up, and may be answered later. */
  readonly #givenUp = new Set<string>();

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  async play(step: CommandStep): Promise<void> {
    this.#lost = [];
    this.#gone = [];
    this.#again = new Map();
    try {
      await this.#does(step);
    } finally {
      // Also where the device is given up: what its silence is blamed on may depend on it.
      if (this.#lost.length > 0) await this.#rig.commands.recovery.triesLength(this.#lost);
      const [unanswered] = this.#unanswered.values();
      // A repetition goes on for no other reason than to see whether the answer comes late.
      const isOver = this.#rig.looksForLate;
      if (unanswered && (isOver || staged.has(step.kind))) await this.#triesAlone(unanswered);
    }
    const [gone] = this.#gone;
    if (gone)
      await this.#rig.commands.goOnAfter(
        gone.command,
        this.#gone.map(({ outcome }) => outcome),
      );
  }

  /** Was it how it was sent, or the command itself, or the time? */
  async #triesAlone({ command, key }: { readonly command: StepCommand; readonly key: string }): Promise<void> {
    const { commands, online } = this.#rig;
    const request = this.#request(command);
    if (!online || commands.patience.answers === 0 || commands.spared.has(request)) return;
    await commands.recovery.triesAlone({ ...request, again: key });
  }

  /** Has a valid command of the last step stayed without an answer, on a device that can be asked once more? */
  get hasUnanswered(): boolean {
    if (this.#unanswered.size === 0) return false;
    const { enough, online, commands } = this.#rig;
    const lost = [...this.#unanswered.values()];
    return lost.some(({ command }) => !commands.spared.has(this.#request(command))) && !enough && online;
  }

  /** Plays the same step once more: what is answered now did not fail for how it was sent. */
  async playAgain(step: CommandStep): Promise<void> {
    this.#again = new Map(this.#unanswered);
    await this.#does(step);
  }

  async #does(step: CommandStep): Promise<unknown> {
    if (this.#unanswered.size > 0) this.#unanswered.clear();
    switch (step.kind) {
      case 'command':
        return this.#sendAlone(step.command);
      case 'commands':
        return this.#inARow(step);
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

  /** One that does not answer is asked otherwise, too, where that can tell what it leaves unanswered. */
  #sendAlone(command: StepCommand): Promise<void> {
    const { commands } = this.#rig;
    const { flaw, key, written } = command;
    if (commands.patience.answers === 0 && isPlain(command) && flaw === undefined) {
      return this.#send(command, (request) => commands.ask(request));
    }
    // What bears its key in itself cannot be sent with another one.
    if (key !== undefined || written !== undefined) return this.#send(command);
    return this.#send(command, (request, leave) => commands.sendAlone(request, leave));
  }

  async #send(
    command: StepCommand,
    by = (request: CommandRequest, leave: Leave) => this.#rig.commands.send(request, leave),
  ): Promise<void> {
    const refusable = command.flaw !== undefined;
    if (refusable && this.#silentRefusals >= enoughSilentRefusals) return;
    const again = this.#again.size > 0 ? this.#again.get(contentOf(command))?.key : undefined;
    const plain = this.#request(command);
    const request = again === undefined ? plain : { ...plain, again };
    const { journal, now: after } = this.#rig;
    let outcome: CommandOutcome;
    try {
      outcome = await by(request, { mayBeSilent: refusable });
    } catch (error) {
      const silent = journal.entries.findLast(({ type, seq }) => type === 'command-unanswered' && seq > after);
      if (error instanceof GaveUp && silent?.type === 'command-unanswered') this.#lost.push(silent.key);
      throw error;
    }
    if (outcome.outcome === 'answered') this.#answered.push(outcome.key);
    if (outcome.outcome === 'connection-lost' && !refusable) this.#gone.push({ command, outcome });
    if (outcome.outcome !== 'timed-out') return;
    if (!refusable) this.#unanswered.set(contentOf(command), { command, key: outcome.key });
    this.#givenUp.add(outcome.key);
    this.#lost.push(outcome.key);
    if (refusable) this.#silentRefusals += 1;
  }

  /** Ends with the first that stays unanswered; played once more, sends only that one. */
  async #inARow({ command, n }: StepOf<'commands'>): Promise<void> {
    const most = this.#again.size > 0 ? 1 : n;
    for (let sent = 0; sent < most && !this.#rig.enough && this.#unanswered.size === 0; sent++) {
      await this.#sendAlone(command);
    }
  }

  async #sendAll(commands: readonly StepCommand[]): Promise<void> {
    await Promise.all(commands.map((command) => this.#send(command)));
  }

  #request(command: StepCommand): CommandRequest {
    const { platform, deviceId, options, commands } = this.#rig;
    // A key that still waits would be refused; the earlier command has had its time.
    if (command.key !== undefined) platform.withdraw(deviceId, command.key);
    return requestOf(command, options.playbook.takesForms(options), commands.ordinaryWriting);
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
    let key: string | undefined;
    await this.#rig.stage('time-skipped', async () => {
      const { waitMs } = commands.patience;
      const outcome = platform.sendCommand(deviceId, { ...this.#request(command), waitMs });
      answerClock.advance(waitMs);
      const ended = await outcome;
      if (ended.outcome !== 'timed-out') return;
      key = ended.key;
      const isItsAnswer = (entry: Entry) =>
        entry.type === 'response-unmatched' && dialectOf(entry).meantKey(entry) === key;
      // What comes with another key is all that the device has to say to it.
      const isAnswer = (entry: Entry) => isItsAnswer(entry) || answersOtherwise(entry, this.#rig.options);
      const late = await this.#rig.until(isAnswer, { ms: Math.max(waitMs, shortestReuseMs), after });
      // Its answer may come at any time, and would be taken for that of the next one.
      if (!late || !isItsAnswer(late)) key = undefined;
    });
    const { areReused } = this.#rig.options.playbook.keys;
    if (key !== undefined && areReused && command.written === undefined) await this.#send({ ...command, key });
  }
}
