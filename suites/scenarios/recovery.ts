import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { BytesOf, DrawnCommand } from '../arbitraries/commands.ts';
import { nameOf } from '../rules/folds/experience.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import { answersOtherwise } from './answered-otherwise.ts';
import { comesBackAfter, isBack, orLost } from './comeback.ts';
import type { CommandDesk } from './command-desk.ts';
import { paddedTo } from './padded-to.ts';
import type { Rig } from './rig.ts';
import { GaveUp } from './scenario.ts';
import { shortestAnswered } from './shortest-answered.ts';
import { v2Step } from './v2/own.ts';

/** This often a device is started again in one scenario because it is silent. */
const enoughStarts = 4;
/** So many times its declared wait a device may sleep. */
const sleep = 1.6;

/** Of so many commands that fit the model some are long, if it has long ones. */
const enoughDrawn = 64;

/** Of many commands that were lost together, so many are tried alone. */
const enoughAlone = 16;

/** What may harm a device. */
const harms: ReadonlySet<Entry['type']> = new Set(['probe-sent', 'message-sent', 'bytes-sent']);

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
   * @param lost of several that were sent at once, all that stayed without an answer
   * @param isStaged it was not sent by itself, or not in one piece
   * @throws GaveUp when the device answers nothing any more
   */
  async after(request: CommandRequest, outcome: CommandOutcome, lost = [outcome], isStaged = false): Promise<void> {
    if (outcome.outcome !== 'timed-out') return this.#afterLoss(request, lost);
    // It is awake, and answers: only not as it has to.
    if (this.#answeredOtherwise(outcome.key)) return;
    const repeated = { ...request, again: outcome.key };
    if (isStaged ? await this.triesAlone(repeated, lost) : await this.#triesPlainly(request, repeated, lost)) return;
    await this.startAfresh({ unlessItWakes: true });
    // Does it fail on its own, or was it what came before?
    if ((await this.#answers(repeated)) || this.#rig.enough) return;
    if (await this.#answers(this.#desk.otherThan(request))) return;
    // A device that was just started answers nothing any more after it, once more.
    if (request.write === undefined) this.#desk.spared.avoid(request);
    await this.startAfresh({ unlessItWakes: false });
  }

  /** Asks the same once more, then the like that is as long, then something plainer. @returns whether the device is awake */
  async #triesPlainly(request: CommandRequest, repeated: CommandRequest, lost: readonly CommandOutcome[]) {
    // A repetition that has shown the silence by now looks all the same whether the answer comes late.
    if (await this.#answersLate(repeated)) return true;
    if (await this.triesLength(keysOf(lost))) return true;
    return this.#answers(this.#desk.otherThan(request));
  }

  /**
   * Asks once more, by itself and in one piece, what stayed without an answer when it came in pieces or with others, between two
   * commands that are answered. In a repetition the first of them has more time: the device may be late.
   *
   * @param lost all that stayed without an answer, where it is not known yet whether they are too long
   * @returns whether the device is awake
   */
  async triesAlone(repeated: CommandRequest, lost: readonly CommandOutcome[] = []): Promise<boolean> {
    const insists = this.#rig.looksForLate;
    if (!(await this.#answersLate(this.#desk.otherThan(repeated)))) return false;
    const { soonMs } = this.#desk.patience;
    if (await this.#answers({ ...repeated, waitMs: soonMs }, { insists })) return true;
    await this.triesLength(keysOf(lost));
    await this.#answers(this.#plainLike(repeated), { insists });
    return true;
  }

  /** Of the same family: that another one is answered says nothing of it. */
  #plainLike(request: CommandRequest): CommandRequest {
    const family = familyOf({ v2: v2Step(request).v2 });
    const like = family === 'command' ? undefined : shortestAnswered(family, this.#rig.journal.entries);
    return like ?? this.#desk.otherThan(request);
  }

  /**
   * Has the device as if it had just been started, and answering.
   *
   * @param unlessItWakes first see whether it is only late; in a first look, what may have harmed it is tried alone before that
   * @throws GaveUp when it cannot be had so
   */
  async startAfresh({ unlessItWakes = this.#rig.looksForLate } = {}): Promise<void> {
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
    // What it was asked now has ended it, too: there may be others.
    if (this.#rig.online === false) return this.startAfresh();
    throw new GaveUp('The device does not answer any more, although it was started again.');
  }

  /** A device that lost its connection, or ended, is waited for or started again. */
  async #afterLoss(request: CommandRequest, lost: readonly CommandOutcome[]): Promise<void> {
    if (!(await this.#returns())) await this.startAfresh();
    if (await this.#survivesAlone(request, lost)) return;
    if (!(await this.#returns())) await this.startAfresh();
  }

  /** Was it the command itself, however it was sent? Each that was lost with it is sent once more, plainly and alone. */
  async #survivesAlone(request: CommandRequest, lost: readonly CommandOutcome[]): Promise<boolean> {
    const keys = new Set(lost.flatMap((one) => (one.outcome === 'connection-lost' ? [one.key] : [])));
    const isLost = (entry: Entry): entry is Entry<'command-sent'> =>
      entry.type === 'command-sent' && keys.has(entry.key);
    const sent = this.#rig.journal.entries.filter(isLost).slice(-keys.size);
    const requests = sent.filter(({ fit }) => fit === 'valid').slice(0, enoughAlone);
    for (const one of requests.length > 0 ? requests : [request]) {
      const { serviceId, cmd, paras } = one;
      if (!(await this.#answers({ ...v2Step(one), serviceId, cmd, ...(paras && { paras }) }))) return false;
    }
    return true;
  }

  /** Comes back and answers, or does not. */
  async #returns(): Promise<boolean> {
    const { platform, deviceId } = this.#rig;
    const after = this.#rig.journal.entries.findLast(({ type }) => type === 'connection-closed')?.seq ?? 0;
    if (!platform.listens(deviceId)) await isBack(this.#rig, after);
    return platform.listens(deviceId) && (await this.#answers(this.#desk.next));
  }

  /**
   * After commands longer than all that were answered: is it the length? Sends one that the device answers, padded to that of
   * the shortest.
   *
   * @param keys of commands that stayed without an answer
   * @returns whether that was answered; undefined where there is nothing to find out
   */
  async triesLength(keys: readonly string[]): Promise<boolean | undefined> {
    const { entries } = this.#rig.journal;
    const like = entries.findLast((entry) => entry.type === 'command-sent' && entry.key === keys[0]);
    if (like?.type !== 'command-sent') return undefined;
    const sent = new Map<string, Entry<'command-sent'>>();
    const known = new Set<string>();
    let longest = 0;
    for (const entry of entries) {
      if (entry.type === 'command-sent') sent.set(entry.key, entry);
      const command = entry.type === 'command-answered' && entry.fit === 'valid' && sent.get(entry.key);
      // What a device has answered of another family shows nothing of how long one of this may be.
      if (!command || familyOf(command) !== familyOf(like)) continue;
      longest = Math.max(longest, command.payload.length);
      known.add(nameOf(command));
    }
    const lengths = keys.flatMap((key) => {
      const failed = sent.get(key);
      const isLike = failed && familyOf(failed) === familyOf(like);
      return isLike && dialectOf(failed).isText(failed) && failed.payload.length > longest
        ? [failed.payload.length]
        : [];
    });
    // Property sets or gets of which none was answered yet stay unanswered for no length.
    if (lengths.length === 0 || (known.size === 0 && familyOf(like) !== 'command')) return undefined;
    const drawn = this.#desk.drawLike(like, enoughDrawn).toSorted(byLength(this.#rig.options.playbook.bytesOf));
    const shortest = known.size > 0 ? drawn.find((command) => known.has(nameOf(command))) : drawn[0];
    const insists = !this.#rig.options.learns;
    // Where nothing was answered yet, or not since something that may have harmed it, it has to answer the short one first.
    const isInDoubt = known.size === 0 || isUpset(entries);
    if (!shortest || (isInDoubt && !(await this.#answers(shortest, { insists })))) return undefined;
    const padded = {
      ...shortest,
      write: paddedTo(Math.min(...lengths), this.#desk.ordinaryWriting),
    };
    // What the first one is blamed on is not known before that, also where all that was in doubt seems to have shown itself.
    const isAnswered = await this.#answers(padded, { insists });
    if (!isAnswered && insists) await this.#answers(this.#desk.next, { insists });
    return isAnswered;
  }

  #answeredOtherwise(key: string): boolean {
    const { entries } = this.#rig.journal;
    const sentAt = entries.findLast((entry) => entry.type === 'command-sent' && entry.key === key)?.seq ?? 0;
    return entries.some((entry) => entry.seq > sentAt && answersOtherwise(entry, this.#rig.options));
  }

  /**
   * A device that sleeps answers when it wakes, late. Where every silence was for good, or others see about that, it is not waited
   * for any more.
   */
  async #wakes(): Promise<boolean> {
    const { online, learnt, options } = this.#rig;
    const isBeingProved = options.learns && learnt.isBeingProved('answerMs');
    if (!online || this.#hasWaited || isBeingProved || learnt.isSilentForGood) return false;
    this.#hasWaited = true;
    options.onLongWait?.();
    // It may have slept since it was asked what it has not answered.
    const waitMs = Math.max(this.#desk.patience.soonMs, this.#desk.patience.declaredMs * sleep - this.#silentMs());
    const after = this.#rig.now;
    const wakes = async () => {
      const request = { ...this.#desk.next, waitMs };
      const { outcome } = await orLost(this.#rig, this.#desk.send(request, { mayBeSilent: true }));
      if (outcome === 'answered' || this.#cameLate(after)) return true;
      // Who hangs up does not sleep, and may answer when it is back.
      return outcome === 'connection-lost' && this.#returns();
    };
    return options.learns ? learnt.waitsAtLength(wakes) : wakes();
  }

  /** For how long it has been silent: since the first command was sent that came after all that it has answered, ms. */
  #silentMs(): number {
    const { entries } = this.#rig.journal;
    const lastAnswer = entries.findLastIndex(({ type }) => type === 'command-answered');
    const first = entries.slice(lastAnswer + 1).find(({ type }) => type === 'command-sent');
    const last = entries.at(-1);
    return first && last ? last.at - first.at : 0;
  }

  #cameLate(after: number): boolean {
    const { entries } = this.#rig.journal;
    return entries.some((entry) => entry.seq > after && entry.type === 'response-unmatched' && entry.reason === 'late');
  }

  /**
   * After a command that stayed unanswered: does it answer this one? In a repetition it had all of its time for the first, and has as
   * long for this one as it may sleep in addition.
   */
  async #answersLate(request: CommandRequest): Promise<boolean> {
    const { patience } = this.#desk;
    if (!this.#rig.looksForLate) return this.#answers(request);
    const waitMs = Math.min(patience.waitMs, patience.declaredMs * (sleep - 1));
    if (await this.#answers({ waitMs, ...request }, { insists: true })) return true;
    patience.provesSilence();
    return false;
  }

  async #answers(request: CommandRequest, { insists = false } = {}): Promise<boolean> {
    const { outcome } = await this.#desk.send(request, { mayBeSilent: true, insists });
    if (outcome === 'connection-lost' && request.write === undefined) this.#desk.spared.avoid(request);
    return outcome === 'answered';
  }
}

/** Was it sent something since its latest answer that may have harmed it? */
function isUpset(entries: readonly Entry[]): boolean {
  const answered = entries.findLastIndex(({ type }) => type === 'command-answered');
  return entries.slice(answered + 1).some(({ type }) => harms.has(type));
}

/** The keys of those that timed out. */
export function keysOf(outcomes: readonly CommandOutcome[]): string[] {
  return outcomes.flatMap((one) => (one.outcome === 'timed-out' ? [one.key] : []));
}

function byLength(bytesOf: BytesOf): (a: DrawnCommand, b: DrawnCommand) => number {
  return (a, b) => bytesOf(a) - bytesOf(b);
}
