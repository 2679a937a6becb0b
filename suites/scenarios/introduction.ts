import { systemClock } from '../../mock-platform/clock.ts';
import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import { answersOtherwise } from './answered-otherwise.ts';
import { comesBackAfter } from './comeback.ts';
import type { CommandDesk } from './command-desk.ts';
import type { Manner } from './manner.ts';
import type { Rig } from './rig.ts';
import { GaveUp } from './scenario.ts';
import { type Sent, settledWithin } from './settled-within.ts';

/** A device that has not answered by then is asked once more, and one that is deaf at first has begun to listen, ms. */
const askAgainMs = 1500;
/** One that has not answered by then is asked otherwise, ms. */
const askOtherwiseMs = 3500;
/** So many more commands are sent to one that answers in another way. */
const enoughOtherwise = 2;
/** Between two ways of asking, ms. */
const betweenMs = 150;
/** What a device answers at all, it mostly answers within this, ms. */
const answersMs = 2500;
/** An answer that is late has mostly come so long after its time, ms. */
const lateMs = 5000;
/** A device that has longer than this for an answer, and somewhat more, is not waited for, ms. */
const enoughForLateMs = 10_000;

/**
 * The first command of a scenario. A device that leaves it unanswered is asked again, and then in other ways, each with one
 * change, to find the one in which it answers; meanwhile the first command has all of its wait.
 */
export class Introduction {
  readonly #rig: Rig;
  readonly #desk: CommandDesk;
  /** Commands that the scenario goes on without, by their keys. */
  readonly #open = new Map<string, Promise<CommandOutcome>>();
  #manner: Manner | undefined;
  /** When the first command was sent, on the monotonic clock. */
  #firstAt = 0;
  /** What others find out from then on does not count here: the device shows it itself. */
  #hasBegun = false;

  constructor(rig: Rig, desk: CommandDesk) {
    this.#rig = rig;
    this.#desk = desk;
  }

  get hasManner(): boolean {
    return this.#manner !== undefined;
  }

  /** The request as this device is known to answer it; unchanged, if that must be shown again. */
  inItsManner(request: CommandRequest): CommandRequest {
    const manner = this.#manner ?? (this.#hasBegun ? undefined : this.#rig.learnt.manner);
    return manner ? manner.apply(request) : request;
  }

  /** @throws GaveUp when the device answers in no way */
  async ask(request: CommandRequest): Promise<CommandOutcome> {
    const { learnt, options } = this.#rig;
    // A repetition begins plainly, for the device to show once more that it does not answer that.
    if (options.learns) this.#manner = learnt.manner;
    this.#hasBegun = true;
    if (options.learns && learnt.answersOnlyOthers && !this.#desk.usesStandIns) {
      this.#desk.useStandIns(true);
      return this.ask(this.#desk.next);
    }
    const settlingMs = options.learns ? learnt.deafMs : (options.settlingMs ?? 0);
    if (settlingMs > 0) await this.#rig.pass(settlingMs);
    const since = this.#rig.now;
    const first = this.#send(request);
    this.#firstAt = performance.now();
    // One that is known to answer late is not asked in other ways meanwhile.
    if (this.#desk.late.graceMs(request) > 0 && (await first.outcome).outcome === 'answered') return first.outcome;
    const begun = await settledWithin([first], askAgainMs);
    if (begun?.outcome === 'answered') return begun;
    if (begun && begun.outcome !== 'timed-out') {
      await this.#desk.goOnAfter(request, [begun]);
      return begun;
    }
    // What it answers with another key, or in another form, it has read: what came next would only be mixed up with it.
    const hasAnswered = () =>
      this.#rig.journal.entries.some((entry) => entry.seq > since && answersOtherwise(entry, this.#rig.options));
    if (hasAnswered()) return this.#goOnOtherwise(request, first);
    const later = this.#send({ ...request, again: first.key, trial: 'later' });
    const answer = await settledWithin([first, later], askOtherwiseMs - askAgainMs);
    if (answer?.outcome === 'answered') {
      if (options.learns && answer.key === later.key) learnt.isDeafAtFirst(askAgainMs);
      await this.#provedSilent(first);
      return answer;
    }
    return hasAnswered() ? this.#goOnOtherwise(request, first) : this.#askOtherwise(request, first);
  }

  /** Once it is known that it answers only so, its answers are taken for what they are meant to be. */
  async #goOnOtherwise(request: CommandRequest, first: Sent): Promise<CommandOutcome> {
    let outcome = await first.outcome;
    for (let more = 0; more < enoughOtherwise && outcome.outcome === 'timed-out'; more++) {
      outcome = await this.#desk.send(request, { mayBeSilent: true });
    }
    if (outcome.outcome === 'answered') return outcome;
    throw new GaveUp('The device answers commands, and not in the way that it has to.');
  }

  /** In a first look, commands that the scenario went on without have had as long as they need. */
  cutShort(): void {
    const { options, platform, deviceId } = this.#rig;
    if (options.learns) for (const key of this.#open.keys()) platform.cutShort(deviceId, key);
  }

  /** What a key that the scenario went on without becomes, before it is used again; undefined where it does not wait. */
  end(key: string): Promise<CommandOutcome> | undefined {
    const { options, platform, deviceId } = this.#rig;
    const outcome = this.#open.get(key);
    if (outcome && options.learns) platform.cutShort(deviceId, key);
    return outcome;
  }

  async #askOtherwise(request: CommandRequest, first: Sent): Promise<CommandOutcome> {
    const { options } = this.#rig;
    const tried: (Sent & { readonly manner: Manner })[] = [];
    for (const manner of options.playbook.manners(request, options)) {
      const { trial } = manner;
      tried.push({ ...this.#send({ ...manner.apply(request), again: first.key, trial }), manner });
      const answer = await settledWithin([first, ...tried], betweenMs);
      if (answer?.outcome === 'answered') break;
    }
    const others = this.#askOthers();
    const answer = await settledWithin([first, ...tried], answersMs);
    if (answer?.outcome === 'answered') {
      const found = tried.find(({ key }) => key === answer.key);
      if (found) await this.#prove(found.manner, request, first);
      return answer;
    }
    const standIn = await settledWithin(others, 0);
    if (standIn?.outcome === 'answered') {
      await this.#goOnWithOthers(first);
      return standIn;
    }
    const outcome = await first.outcome;
    if (outcome.outcome === 'answered') return outcome;
    const late = (await this.#areLate()) ? await this.#send(request).outcome : outcome;
    return late.outcome === 'answered' ? late : this.#onFreshConnection(request, first.key);
  }

  /** Is it alive, and leaves only commands unanswered? */
  #askOthers(): Sent[] {
    const others = !this.#desk.usesStandIns && !this.#rig.enough ? this.#desk.ofOtherFamilies : [];
    return others.map((request) => this.#send(request));
  }

  /** What it answers at once stands in for the commands that it leaves unanswered all the while. */
  async #goOnWithOthers(first: Sent): Promise<void> {
    this.#desk.useStandIns(true);
    await this.#provedSilent(first);
    if (!this.#rig.options.learns) return;
    this.#rig.learnt.answersOnlyOthers = true;
    this.#rig.learnt.silentSince ??= this.#firstAt;
    this.cutShort();
  }

  /** Where others stand in for commands, these may be answered late. */
  async answersCommands(): Promise<boolean> {
    if (!this.#desk.takesCommands) await this.#areLate();
    return this.#desk.takesCommands;
  }

  /** Are commands that seem to stay unanswered answered late? That shows soon, or is not waited for. */
  async #areLate(): Promise<boolean> {
    const { learnt, options, enough } = this.#rig;
    const { late } = this.#desk;
    const dueMs = options.waits.answerMs + lateMs;
    if (late.areCommands || enough || dueMs > enoughForLateMs) return late.areCommands;
    const leftMs = (learnt.silentSince ?? this.#firstAt) + dueMs - performance.now();
    await new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        leave();
        resolve();
      };
      const cancel = systemClock.after(Math.max(0, leftMs), end);
      const leave = learnt.onNews(() => late.areCommands && end());
    });
    return late.areCommands;
  }

  /** A command that is answered after all, and in time, shows that none has to stand in for them. */
  see(entry: Entry): void {
    if (entry.type !== 'command-answered' || entry.fit !== 'valid' || familyOf(entry) !== 'command') return;
    if (entry.latencyMs > this.#rig.options.waits.answerMs) return;
    this.#desk.useStandIns(false);
    this.#rig.learnt.answersOnlyOthers = false;
  }

  /** It may have been the time that made it answer: plainly asked it must be silent still, and answer once more in this way. */
  async #prove(manner: Manner, request: CommandRequest, { key }: Sent): Promise<void> {
    const plainly = this.#send({ ...request, again: key });
    const isSilent = (await settledWithin([plainly], answersMs))?.outcome !== 'answered';
    const once = this.#send({ ...manner.apply(request), again: key, trial: manner.trial });
    const repeats = (await settledWithin([once], answersMs))?.outcome === 'answered';
    await this.#provedSilent(plainly);
    if (!isSilent || !repeats) return;
    this.#manner = manner;
    // It may have helped because it makes the command shorter.
    const isItsLength = (await this.#desk.recovery.triesLength([key])) === false;
    if (manner.isOther || isItsLength) this.#manner = undefined;
    if (!this.#manner) return;
    const { learns } = this.#rig.options;
    if (!learns) return;
    this.#rig.learnt.manner = manner;
    // What it answers in this way within a moment, it will not answer plainly later.
    for (const waiting of [key, plainly.key]) this.#rig.platform.cutShort(this.#rig.deviceId, waiting);
  }

  /** In a repetition, what else happens to the device waits until the silence has had all of its wait. */
  async #provedSilent({ outcome }: Sent): Promise<void> {
    if (!this.#rig.options.learns && !this.#rig.enough) await outcome;
  }

  async #onFreshConnection(request: CommandRequest, key: string): Promise<CommandOutcome> {
    const silent = new GaveUp('The device leaves every command without an answer, in whatever way it is asked.');
    const { declaration, learns } = this.#rig.options;
    // In a repetition the silence has been proved by now.
    if (!declaration.reconnects || !this.#rig.online || !learns || this.#rig.enough) throw silent;
    const cut = () => this.#rig.session.tap.cut('the connection is cut: the device answers no command');
    if (!(await comesBackAfter(this.#rig, cut))) throw silent;
    const fresh = this.#send({ ...request, again: key, trial: 'freshConnection' });
    const answer = await settledWithin([fresh], answersMs);
    if (answer?.outcome !== 'answered') throw silent;
    return answer;
  }

  #send(request: CommandRequest): Sent {
    const outcome = this.#desk.send(request, { mayBeSilent: true });
    const sent = this.#rig.journal.entries.findLast(
      (entry): entry is Entry<'command-sent'> => entry.type === 'command-sent',
    );
    const key = sent?.key ?? '';
    this.#open.set(key, outcome);
    const isOver = () => void this.#open.delete(key);
    outcome.then(isOver, isOver);
    return { outcome, key };
  }
}
