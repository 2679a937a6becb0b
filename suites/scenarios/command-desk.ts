import { systemClock } from '../../mock-platform/clock.ts';
import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest, Probe } from '../../mock-platform/commands/command-sender.ts';
import type { V2Family } from '../../mock-platform/generations/v2/own.ts';
import type { DrawnCommand } from '../arbitraries/commands.ts';
import type { Entry } from '../rules/rule.ts';
import { answersOtherwise } from './answered-otherwise.ts';
import { mostAtOnce } from './bursts.ts';
import { CommandStock, distinct } from './command-stock.ts';
import { FailureWatch } from './failure-watch.ts';
import { Introduction } from './introduction.ts';
import { LateAnswers } from './late-answers.ts';
import { OtherQos } from './other-qos.ts';
import { Patience } from './patience.ts';
import { keysOf, Recovery } from './recovery.ts';
import type { Rig } from './rig.ts';
import { CouldNotRun, GaveUp } from './scenario.ts';
import { Spared } from './spared.ts';
import { Suspects } from './suspects.ts';
import { takesRequests } from './takes-requests.ts';

/** What takes longer may never come: others that are to show the same need not be begun only then; ms. */
const longMs = 4000;
/** A device that has not answered by then lets a machine rest, ms. */
const idleMs = 1000;

/** After this number of commands in a row without an answer, more of them show nothing new; after one, if there never was an answer. */
const enoughSilences = 8;
/** How many commands a slow device is sent at a time, and how many examples suffice where only one at a time will do. */
const slowGroup = 16;
const slowFew = 2;
/** So much of the usual wait passes after what need not be answered, for a device that takes one thing at a time. */
const restOfUsual = 0.2;
/** So many answers tell how fast the device is. */
const warmUps = 8;
/** So many commands without an answer show what there is to see in one row of them, and in a whole scenario. */
const enoughOfARow = 3;
const enoughOfAll = 12;

/** What a device may do. */
export interface Leave {
  /** It may leave the command unanswered: nothing is done about it. */
  readonly mayBeSilent?: boolean;
  /** It is sent although all that was in doubt has shown itself. */
  readonly insists?: boolean;
}

/** Sends a scenario's commands, with a wait that follows the device. */
export class CommandDesk {
  /** @internal */
  readonly patience: Patience;
  readonly #rig: Rig;
  readonly #introduction: Introduction;
  readonly #otherQos: OtherQos;
  /** @internal */
  readonly late: LateAnswers;
  /** @internal */
  readonly recovery: Recovery;
  /** @internal */
  readonly spared: Spared;
  /** @internal */
  readonly suspects = new Suspects();
  /** @internal The device's answers are taken for what they are meant to be: the next command gets whatever comes. */
  takesMeant = false;
  readonly #stock: CommandStock;
  /** The latest request of each family. */
  readonly #last = new Map<V2Family, CommandRequest>();
  #silences = 0;
  readonly #underway = new Set<Promise<CommandOutcome>>();
  #impatient = false;

  /** @internal */
  constructor(rig: Rig) {
    this.#rig = rig;
    const { learns, proved, waits, declaration } = rig.options;
    const { echoCommand } = declaration;
    this.patience = new Patience(waits.answerMs, { learns, proved, learnt: rig.learnt });
    this.late = new LateAnswers(rig);
    this.#introduction = new Introduction(rig, this);
    this.#otherQos = new OtherQos(rig, this);
    this.recovery = new Recovery(rig, this);
    this.spared = new Spared(rig.options, rig.learnt);
    this.#stock = new CommandStock(rig.options, this.spared, () => this.late.areCommands);
    const failures = new FailureWatch([...this.spared.watchers, ...this.suspects.watchers], echoCommand);
    rig.journal.subscribe((entry) => {
      this.spared.see(entry);
      this.#introduction.see(entry);
      this.#otherQos.see(entry);
      failures.see(entry, rig.journal.entries);
    });
  }

  /**
   * Sends a command, and does nothing about silence.
   *
   * @throws GaveUp after several commands in a row without an answer, unless the device may be silent here
   */
  async send(given: CommandRequest, { mayBeSilent = false, insists = false }: Leave = {}): Promise<CommandOutcome> {
    while (this.#underway.size >= this.atOnce) await Promise.race(this.#underway).catch(() => {});
    const { platform, deviceId, enough } = this.#rig;
    if (enough && !insists) throw new GaveUp('All that was in doubt has shown itself.');
    const request = this.#otherQos.inItsQos(this.#introduction.inItsManner(given));
    const waiting = request.key === undefined ? undefined : this.#introduction.end(request.key);
    if (waiting) await waiting;
    this.#last.set(given.v2?.family ?? 'command', given);
    const { waitMs, declaredMs } = this.patience;
    const { onLongWait, onSilence } = this.#rig.options;
    const endOfWait = onSilence && systemClock.after(idleMs, onSilence);
    const endOfLongWait = onLongWait && systemClock.after(longMs, onLongWait);
    const graceMs = this.late.graceMs(request);
    if (graceMs > 0 && !insists) this.late.goesOn();
    const sent = platform.sendCommand(deviceId, {
      ...(graceMs > 0 ? { waitMs: declaredMs, graceMs } : { waitMs }),
      ...request,
    });
    this.#underway.add(sent);
    const place = this.#underway.size;
    let outcome: CommandOutcome;
    try {
      outcome = await sent;
    } finally {
      endOfWait?.();
      endOfLongWait?.();
      this.#underway.delete(sent);
    }
    if (request.write === undefined) this.#stock.note(request, outcome.outcome === 'answered');
    if (outcome.outcome === 'timed-out') {
      // What it shows has to be seen again, with all of the device's time.
      onLongWait?.();
      this.patience.silent(outcome.waitedMs);
      if (outcome.waitedMs < declaredMs) this.#impatient = true;
    }
    if (outcome.outcome === 'answered') {
      this.patience.answered(outcome.latencyMs);
      this.#rig.learnt.pace.answered(outcome.latencyMs, place);
      this.#silences = 0;
    } else {
      this.#silences += 1;
      const isDeafAtFirst = this.#rig.learnt.deafMs > 0;
      const enough = this.patience.answers === 0 ? (isDeafAtFirst ? 2 : 1) : enoughSilences;
      if (!mayBeSilent && this.#silences >= enough) {
        const unanswered = this.#silences === 1 ? 'a command' : `${this.#silences} commands in a row`;
        throw new GaveUp(`The device left ${unanswered} without an answer.`);
      }
    }
    return outcome;
  }

  /**
   * Sends a command, and when it stays without an answer, asks again and finds a way to go on.
   *
   * @throws GaveUp when there is none
   */
  async ask(request: CommandRequest, { mayBeSilent = false }: Leave = {}): Promise<CommandOutcome> {
    if (this.patience.answers === 0) return this.#introduction.ask(request);
    if (mayBeSilent) return this.send(request, { mayBeSilent });
    const outcome = await this.#otherQos.ask(request);
    if (outcome.outcome !== 'answered') await this.recovery.after(request, outcome);
    return outcome;
  }

  /** Sends one by itself, and does nothing about silence but to find out whether it was for its QoS. @internal */
  sendAlone(request: CommandRequest, leave: Leave): Promise<CommandOutcome> {
    return this.#otherQos.ask(request, leave);
  }

  /** Goes on after commands that may have stayed without an answer, such as many at once. @throws GaveUp when there is no way to go on */
  async goOnAfter(request: CommandRequest, outcomes: readonly CommandOutcome[]): Promise<void> {
    const lost = outcomes.filter(({ outcome }) => outcome !== 'answered');
    if (lost[0]) await this.recovery.after(request, lost[0], lost, true);
  }

  /** Has the device as if it had just been started, and answering. @throws GaveUp when it cannot be had so */
  startAfresh(): Promise<void> {
    return this.recovery.startAfresh();
  }

  /** Does the device answer only when it is asked otherwise than the platform asks? */
  get hasManner(): boolean {
    return this.#introduction.hasManner;
  }

  /** As what the device takes for a command written in no special way is written, where that is not the platform's own. */
  get ordinaryWriting(): CommandRequest['write'] {
    return this.#introduction.inItsManner({ serviceId: '', cmd: '' }).write;
  }

  /** Resolves when no command waits for its answer any more: only then is it known what became of each. */
  async settled(): Promise<void> {
    this.#introduction.cutShort();
    await Promise.allSettled(this.#underway);
  }

  /** @internal What a device that is away was sent, and would answer when it is back, is waited for no longer. */
  giveUpLost(): void {
    const { platform, deviceId, journal, online } = this.#rig;
    if (online || this.#underway.size === 0) return;
    for (const entry of journal.entries) if (entry.type === 'command-sent') platform.cutShort(deviceId, entry.key);
  }

  /** Does the device answer commands? Where others stand in for them, they may be answered late. @internal */
  answersCommands(): Promise<boolean> {
    return this.#introduction.answersCommands();
  }

  /** Commands in a row that drew no answer. */
  get silences(): number {
    return this.#silences;
  }

  /** A command was given up before the declared wait was over: what that shows has to be seen again, with all of it. */
  get impatient(): boolean {
    return this.#impatient;
  }

  /** Valid commands that fit the declared size, and the device. @throws CouldNotRun when the model has none */
  draw(count: number): DrawnCommand[] {
    return this.#stock.draw(count);
  }

  /** The same of the family of a request. @internal */
  drawLike(request: Pick<Entry<'command-sent'>, 'v2'>, count: number): DrawnCommand[] {
    return this.#stock.drawLike(request, count);
  }

  /** The valid command that is sent first, and that barriers are. */
  get plainest(): DrawnCommand {
    return this.#stock.plainest;
  }

  /** Does the device take commands, and is it not known to leave all of them unanswered while it answers other requests? */
  get takesCommands(): boolean {
    return this.#stock.takesCommands;
  }

  /** A plain request of each other family. @internal */
  get ofOtherFamilies(): DrawnCommand[] {
    return this.#stock.ofOtherFamilies;
  }

  /** Do requests of other families stand in for commands? */
  get usesStandIns(): boolean {
    return this.#stock.usesStandIns;
  }

  /** Does the device answer no command in time, so that requests of other families stand in for them? @internal */
  useStandIns(does: boolean): void {
    this.#stock.useStandIns(does);
  }

  /** Those of other content than all before them. */
  distinct(commands: readonly DrawnCommand[]): DrawnCommand[] {
    return distinct(commands);
  }

  /** What to send as a barrier now: a device may take the same content twice in a row for a repetition. */
  get next(): DrawnCommand {
    return this.otherThan();
  }

  /** A valid command of other content than these, and than what was sent last, where the model has such a one. */
  otherThan(...requests: readonly Pick<CommandRequest, 'serviceId' | 'cmd' | 'paras'>[]): DrawnCommand {
    return this.#stock.otherThan(...requests, ...this.#last.values());
  }

  /** A valid command that shows that the device has dealt with all that was sent before it. False when it is not answered. */
  async barrier(leave?: Leave): Promise<boolean> {
    if (!takesRequests(this.#rig.options.declaration)) return true;
    const { outcome } = leave?.mayBeSilent ? await this.send(this.next, leave) : await this.ask(this.next, leave);
    return outcome === 'answered';
  }

  /** Enough valid commands to know how fast the device is. */
  async warmUp(): Promise<void> {
    if (!takesRequests(this.#rig.options.declaration)) return;
    await this.barrier();
    // Before its pace is known, what stays unanswered has all of its time: what is special comes when it has answered plain ones.
    const pair = [this.next, this.otherThan(this.next)];
    if (this.late.areCommands) return;
    await this.sendAll(Array.from({ length: warmUps - 1 }, (_, at) => pair[at % pair.length] ?? this.next));
    await this.sendAll(this.draw(warmUps).slice(1));
    if (this.#rig.options.playbook.keys.areReused) return;
    // What fails for being said twice in a row is to show so here, and not where something else is special about it.
    const twice = this.next;
    await this.sendAll([twice, twice]);
  }

  /**
   * Sends commands one after another; to a slow device many at a time. Ends the row where more of it would tell nothing new;
   * returns those that were answered.
   */
  async sendAll<T extends CommandRequest>(requests: readonly T[], leave: Leave = {}): Promise<T[]> {
    const answered: T[] = [];
    let lapses = 0;
    for (const drawn of this.inGroups(this.late.fewOf(requests))) {
      const group = drawn.filter((request) => !this.spared.has(request) && !this.#otherQos.isPassedOver(request));
      if (group.length === 0) continue;
      const outcomes = await this.#sendGroup(group, leave);
      answered.push(...group.filter((_, at) => outcomes[at]?.outcome === 'answered'));
      const failed = outcomes.filter(({ outcome }) => outcome !== 'answered').length;
      lapses += failed;
      this.recovery.lapses += leave.mayBeSilent ? 0 : failed;
      const isEnough = lapses >= enoughOfARow || (lapses > 0 && this.recovery.lapses >= enoughOfAll);
      if (isEnough && !leave.mayBeSilent) break;
    }
    return answered;
  }

  async #sendGroup(group: readonly CommandRequest[], leave: Leave): Promise<CommandOutcome[]> {
    const [only] = group;
    const outcomes =
      only && group.length === 1
        ? [await this.ask(only, leave)]
        : await Promise.all(group.map((request) => this.send(request, { mayBeSilent: true })));
    if (leave.mayBeSilent) await this.recovery.triesLength(keysOf(outcomes));
    if (group.length === 1) return outcomes;
    const at = outcomes.findIndex(({ outcome }) => outcome !== 'answered');
    if (at >= 0 && !leave.mayBeSilent) await this.goOnAfter(group[at] as CommandRequest, outcomes);
    return outcomes;
  }

  /**
   * What is done between two barriers: one thing, so that it is known which one did harm; with a slow device many, but not more than it
   * takes at a time.
   */
  *inGroups<T>(items: readonly T[]): Generator<readonly T[]> {
    const most = Math.min(slowGroup, mostAtOnce(this.#rig.options));
    for (let done = 0; done < items.length; ) {
      const size = this.patience.isSlow || this.late.isIn(items) ? most : 1;
      yield items.slice(done, done + size);
      done += size;
    }
  }

  /** So many requests may wait at a time: no more than the device can answer in time. Those that come then wait for their turn. */
  get atOnce(): number {
    return this.#rig.learnt.pace.most(this.patience.declaredMs + this.late.graceMs());
  }

  /** All of them; with a slow device the first few. */
  few<T>(items: readonly T[]): readonly T[] {
    return this.patience.isSlow ? items.slice(0, slowFew) : items;
  }

  /** Sends something that is not a valid command. @throws CouldNotRun when the device is not there to take it */
  async probe(probe: Probe): Promise<void> {
    const { platform, deviceId, options, now: after } = this.#rig;
    if (!(await platform.probe(deviceId, probe))) throw new CouldNotRun('The device is not on line any more.');
    const { takesMeant } = this;
    if (mostAtOnce(options) > 1 && !takesMeant) return;
    // A device that takes one thing at a time has it behind it when it has answered, or has had some times as long as that takes.
    const ms = this.patience.usualMs * (takesMeant ? 1 : restOfUsual);
    await this.#rig.until((entry) => answersOtherwise(entry, options), { ms, after });
  }
}
