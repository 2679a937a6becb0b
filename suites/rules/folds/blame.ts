import type { Entry } from '../rule.ts';
import { ChanceTally } from './chance-tally.ts';
import { type Circumstance, type CommandLog, inOrder, isLongerThan, type Pending } from './command-log.ts';
import { type Feature, isShort, nameOf } from './experience.ts';
import type { CommandFailure } from './follow-commands.ts';
import { type Harm, isPartOf, isSameHarm, isUpset, latestOf, upsetBy } from './outstanding-upsets.ts';
import { isTrial, type Trial, trials } from './trials.ts';

/** What can be told of one failure alone, however often the device fails. */
const certain: ReadonlySet<Circumstance> = new Set(['overflow', 'elsewhere', 'unsubscribed']);
/** What many commands have in common that are answered. */
const general: ReadonlySet<Circumstance> = new Set(['unproven', 'long', 'ordinary']);
/** So many answers to nothing are shown. */
const SHOWN = 3;
/** What was said of older failures stands. */
const reviewed = 64;

/** A command that failed, and what is known of the cause by now. */
interface Failed {
  readonly pending: Pending;
  readonly kind: CommandFailure['kind'];
  readonly shownBy: Entry;
  /** What was special about it, in order of precedence. */
  readonly circumstances: readonly Circumstance[];
  readonly upsets: readonly Harm[];
  /** What an answer has shown not to be the cause. */
  readonly refuted: Set<Circumstance>;
  /** The device had been silent since this one: there is nothing new in it. */
  readonly wakeOf: Failed | undefined;
  /** The device has answered a valid command since. */
  recovered: boolean;
  /** It did so before it was started anew; undefined as long as neither is known. */
  lifeWentOn?: boolean;
  pardoned: boolean;
  told?: { readonly first: Circumstance; readonly remedy: Trial | undefined; readonly takeBack: () => void };
}

/** How a command was repeated: sequence numbers of changed ones that were answered, and of unchanged ones that were not. */
interface Repetitions {
  readonly answered: Map<Trial, number[]>;
  readonly unanswered: number[];
}

/** Blames each failed command on one circumstance, and thinks again when a later entry shows that it was not that. */
export class Blame {
  readonly #log: CommandLog;
  readonly #accuse: (failure: CommandFailure) => () => void;
  #review: Failed[] = [];
  /** Ordinary commands that failed, among those that are not reviewed any more. */
  #oldDoubts = 0;
  readonly #byKey = new Map<string, Failed>();
  readonly #tally = new ChanceTally();
  /** By the key of the command that was repeated. */
  readonly #repetitions = new Map<string, Repetitions>();
  /** Those that failed when they were asked once more by themselves, by the key of the first. */
  readonly #askedAlone = new Map<string, readonly Failed[]>();
  /** Commands instead of whose answer the device closed the connection, once, by their kind. */
  readonly #drops = new Map<string, Pending>();
  /** The longest time that an answer took which came too late. */
  #slowestMs = 0;

  constructor(log: CommandLog, accuse: (failure: CommandFailure) => () => void) {
    this.#log = log;
    this.#accuse = accuse;
  }

  silence(pending: Pending, shownBy: Entry<'command-unanswered'>): void {
    this.#fail(pending, 'silent', this.#log.circumstancesOf(pending), shownBy);
  }

  crash(pending: Pending, shownBy: Entry<'device-exited'>): void {
    this.#fail(pending, 'crashed', this.#log.circumstancesOf(pending), shownBy);
  }

  drop(pending: Pending, shownBy: Entry<'connection-closed'>): void {
    // After a drop every command is the first on its connection: that is not what is wrong with it.
    const circumstances = this.#log.circumstancesOf(pending).filter((circumstance) => circumstance !== 'reconnected');
    const [first = 'ordinary'] = circumstances;
    const isMisread = first === 'pieces' || first === 'joined';
    if (pending.excused || (shownBy.clean && !isMisread)) return;
    const kind = kindOf(first, pending.command);
    const isFirst = !isMisread && !this.#drops.has(kind);
    this.#drops.set(kind, pending);
    this.#fail(pending, 'dropped', circumstances, shownBy);
    if (!isFirst) this.#byKey.delete(pending.command.key);
  }

  /** The key is used again: what was said of it stays, unless its answer may still be on its way. */
  reused(key: string, at: number): void {
    this.#excuseUntil(at, key);
    this.#byKey.delete(key);
    this.#repetitions.delete(key);
    this.#askedAlone.delete(key);
  }

  /** The answer came after all. False when it is not the answer to that one. */
  late(key: string, at: number): boolean {
    const known = this.#byKey.get(key);
    // It has answered that one with the key of another: this is meant for another in its turn.
    if (known && this.#log.isAnsweredOtherwise(known.pending)) return false;
    const sentAt = this.#byKey.get(key)?.pending.command.at ?? at;
    this.#slowestMs = Math.max(this.#slowestMs, at - sentAt);
    this.#pardon(key);
    return true;
  }

  /** What a device that answers late has left unanswered shortly before it was stopped may have been on its way. */
  stopping(at: number): void {
    for (const key of [...this.#byKey.keys()]) this.#excuseUntil(at, key);
  }

  #excuseUntil(at: number, key: string): void {
    const { kind, pending } = this.#byKey.get(key) ?? {};
    if (kind === 'silent' && pending && at - pending.command.at < this.#slowestMs * 1.5) this.#pardon(key);
  }

  #pardon(key: string): void {
    const failed = this.#byKey.get(key);
    this.#byKey.delete(key);
    if (!failed) return;
    failed.pardoned = true;
    this.#judge();
  }

  /**
   * A valid command was answered: what was taken for the cause of earlier failures may be none.
   *
   * @param survived what was sent before it that might have harmed the device
   */
  reconsider(
    answered: Entry<'command-sent'>,
    circumstances: readonly Circumstance[],
    survived: readonly Harm[] = [],
  ): void {
    for (const circumstance of this.#drops.size > 0 ? circumstances : []) {
      const dropped = this.#drops.get(kindOf(circumstance, answered));
      if (dropped && this.#byKey.get(dropped.command.key)?.pending === dropped) this.#pardon(dropped.command.key);
    }
    this.#tally.answered(answered, circumstances);
    if (answered.again !== undefined && isTrial(answered.trial)) {
      const { answered: tried } = this.#repeated(answered.again);
      tried.set(answered.trial, [...(tried.get(answered.trial) ?? []), answered.seq]);
    }
    if (this.#review.length === 0 || answered.fit !== 'valid') return;
    const [oldest] = latestOf(survived);
    const hasFailedSince = this.#review.some(({ pending }) => oldest && pending.command.seq > oldest.seq);
    for (const failed of this.#review) {
      const { command } = failed.pending;
      const isSince = command.seq < answered.seq;
      failed.recovered ||= isSince;
      if (isSince) failed.lifeWentOn ??= true;
      // What a device loses when it has just come back, it loses whatever made it leave.
      const isSameReturn = isSince && command.connection === answered.connection;
      if (isSameReturn && failed.upsets.every(({ connection }) => connection !== command.connection)) {
        refuteUpsets(failed);
      }
      if (oldest && !hasFailedSince && isSameHarm(failed.upsets, survived)) refuteUpsets(failed);
    }
    this.#askedAgain(answered, circumstances);
    this.#judge();
  }

  /** What the same question had in common with one that failed, and is answered, is not the cause. */
  #askedAgain(answered: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    if (isTrial(answered.trial)) return;
    const failed = this.#review.findLast(({ pending }) => pending.command.key === answered.again);
    if (!failed) return;
    const { command } = failed.pending;
    for (const circumstance of circumstances) {
      if (circumstance === 'ordinary' || circumstance === 'unproven') continue;
      if (circumstance === 'mid' && command.key !== answered.key) continue;
      if (failed.upsets.length === 0 || !isUpset(circumstance)) failed.refuted.add(circumstance);
    }
  }

  #repeated(key: string): Repetitions {
    const repetitions = this.#repetitions.get(key) ?? { answered: new Map(), unanswered: [] };
    this.#repetitions.set(key, repetitions);
    return repetitions;
  }

  /** The change with which the device answered twice, while it left the same without it unanswered in between. */
  #remedyOf({ pending: { command } }: Failed): Trial | undefined {
    const { answered, unanswered } = this.#repetitions.get(command.key) ?? {};
    for (const [trial, [first = 0, ...others]] of answered ?? []) {
      if (trials[trial].shows === 'ordinary' && trial !== 'anotherCommand') return trial;
      const isSilentBetween = (until: number) => unanswered?.some((seq) => seq > first && seq < until);
      if (others.some(isSilentBetween)) return trial;
    }
    return undefined;
  }

  #fail(pending: Pending, kind: Failed['kind'], circumstances: readonly Circumstance[], shownBy: Entry): void {
    if (pending.excused || pending.failed) return;
    pending.failed = true;
    const { command } = pending;
    const upsets = circumstances.some(isUpset) ? this.#log.upsets.list : [];
    const isFollower = ({ kind: earlier, pending: { command: silent }, shownBy, recovered }: Failed) =>
      kind === 'silent' &&
      earlier === 'silent' &&
      !recovered &&
      shownBy.seq < command.seq &&
      (silent.fit === 'valid' || command.fit !== 'valid');
    const wakeOf = this.#review.find((failed) => !failed.pardoned && !failed.wakeOf && isFollower(failed));
    const state = { refuted: new Set<Circumstance>(), recovered: false, pardoned: false };
    if (command.again !== undefined && !isTrial(command.trial)) {
      this.#repeated(command.again).unanswered.push(command.seq);
    }
    const failed: Failed = { pending, kind, shownBy, circumstances, upsets, wakeOf, ...state };
    this.#noteAlone(failed);
    // The fewer messages before it did harm, the better the description.
    if (upsets.length > 0) for (const other of this.#review) other.pardoned ||= isPartOf(upsets, other.upsets);
    this.#tally.failed(command, circumstances);
    const old = this.#review.slice(0, Math.max(0, this.#review.length + 1 - reviewed));
    this.#oldDoubts += old.filter((failed) => isOrdinary(failed, this.#log)).length;
    this.#review = [...this.#review, failed].slice(-reviewed);
    this.#byKey.set(command.key, failed);
    this.#judge();
  }

  /** What is asked once more by itself, of a device that is awake, and fails again. */
  #noteAlone(failed: Failed): void {
    const { pending, kind, wakeOf, circumstances } = failed;
    const { again, trial } = pending.command;
    if (again === undefined || isTrial(trial) || kind !== 'silent' || wakeOf || circumstances.some(isDelivery)) return;
    this.#askedAlone.set(again, [...(this.#askedAlone.get(again) ?? []), failed]);
  }

  /** A restarted device has nothing to do with the silence of its earlier life. */
  restarted(): void {
    for (const failed of this.#review) {
      failed.recovered = true;
      failed.lifeWentOn ??= false;
    }
  }

  #judge(): void {
    const ordinary = this.#review.filter((failed) => isOrdinary(failed, this.#log));
    const doubts = this.#oldDoubts + ordinary.length;
    const long = this.#review.filter((failed) => this.#hasFailedForItsLength(failed, doubts));
    this.#log.tooLong = Math.min(...long.map(({ pending }) => pending.command.payload.length));
    for (const failed of this.#review) {
      const circumstances = this.#causesOf(failed, doubts);
      const [first] = circumstances;
      const remedy = this.#isTooLong(failed) ? undefined : this.#remedyOf(failed);
      if (failed.told?.first === first && failed.told?.remedy === remedy) continue;
      failed.told?.takeBack();
      delete failed.told;
      if (first === undefined) continue;
      failed.told = { first, remedy, takeBack: this.#tell(failed, circumstances, remedy) };
    }
  }

  /** Was it plainly written, and is nothing but its length in sight? */
  #hasFailedForItsLength(failed: Failed, doubts: number): boolean {
    if (failed.pending.command.fit !== 'valid' || (failed.kind !== 'silent' && !this.#isKnown(failed))) return false;
    // One that came before the device had answered again counts here: it may be the proof that it was the length of the first.
    if (failed.pardoned || (failed.wakeOf && !failed.wakeOf.pardoned && failed.lifeWentOn !== true)) return false;
    const [first] = this.#notRefuted(failed);
    return first === 'size' && (doubts === 0 || this.#tally.exceeds(doubts, 'size', failed.pending.command));
  }

  #notRefuted(failed: Failed): Circumstance[] {
    return this.#alone(failed).filter((circumstance) => !isRefuted(circumstance, failed, this.#log));
  }

  /**
   * Where it failed alone, too, on a device that was awake, how it was delivered is not the cause. Where special characters were
   * the cause of one, they are that of others which came with it.
   */
  #alone({ circumstances, pending }: Failed): readonly Circumstance[] {
    if (!circumstances.some(isDelivery)) return circumstances;
    const alone = this.#failedAlone(pending.command);
    const companions = this.#log.isStrange(pending.features) ? pending.companions : [];
    const isText = [pending.command, ...companions].some((one) => this.#failedAlone(one)?.includes('text'));
    const left = circumstances.filter((circumstance) => !alone || !isDelivery(circumstance));
    if (isText) return inOrder(['text', ...left]);
    return this.#plainOnesFailedWith(pending) ? left.filter((circumstance) => circumstance !== 'text') : left;
  }

  /** Were others lost with it that have nothing special about them but how they were delivered? Then that was enough. */
  #plainOnesFailedWith({ companions }: Pending): boolean {
    return this.#review.some(
      ({ kind, pending, pardoned, circumstances: [first = 'ordinary'] }) =>
        kind === 'silent' && !pardoned && isDelivery(first) && companions.has(pending.command),
    );
  }

  /** What was special about it when it was asked once more, by itself, and failed, too; undefined where that says nothing. */
  #failedAlone({ key }: Entry<'command-sent'>): readonly Circumstance[] | undefined {
    return this.#askedAlone.get(key)?.find(({ lifeWentOn }) => lifeWentOn === true)?.circumstances;
  }

  /** Is it as long as one that failed for its length, while nothing as long was answered? What else it is was not seen. */
  #isTooLong({ pending: { command } }: Failed): boolean {
    const { experience, tooLong, declared } = this.#log;
    const { length } = command.payload;
    const fits = length <= (declared?.maxCommandBytes ?? Number.POSITIVE_INFINITY);
    return fits && length >= tooLong && length > experience.longestPayload;
  }

  /** Were all the commands that may have ended the device answered on other occasions? Else it may be the command itself. */
  #isKnown({ pending: { command, companions } }: Failed): boolean {
    return [command, ...companions].every((one) => one.fit !== 'valid' || this.#log.experience.knowsContent(one));
  }

  /** Did the device end, or hang up, at such a command in no special situation, too? */
  #hasPlainEnd({ pending: { command, companions } }: Failed): boolean {
    const names = new Set([command, ...companions].map(nameOf));
    return this.#review.some(
      (other) =>
        other.kind !== 'silent' &&
        !other.pardoned &&
        names.has(nameOf(other.pending.command)) &&
        ['ordinary', 'long', 'unproven'].includes(other.circumstances[0] ?? ''),
    );
  }

  /** In order of precedence; empty if there is nothing to say about it. */
  #causesOf(failed: Failed, doubts: number): readonly Circumstance[] {
    const { circumstances, pending, kind, wakeOf } = failed;
    if (failed.pardoned || (wakeOf && !wakeOf.pardoned) || this.#repeatsOne(failed)) return [];
    const remedy = this.#remedyOf(failed);
    // A change may help for no other reason than that it makes the command shorter.
    if (this.#isTooLong(failed)) return ['size', ...circumstances];
    if (remedy && trials[remedy].shows !== 'ordinary') return [trials[remedy].shows, ...circumstances];
    if (kind !== 'silent' && pending.command.fit === 'valid') {
      if (this.#hasPlainEnd(failed)) return ['ordinary', ...circumstances];
      if (!this.#isKnown(failed)) return ['unproven', ...circumstances];
    }
    if (kind === 'dropped') {
      return circumstances.filter((circumstance) => circumstance !== 'size' || !isRefuted('size', failed, this.#log));
    }
    const left = this.#provenFirst(failed, this.#notRefuted(failed));
    const [first = 'ordinary'] = left;
    const isNothing = first === 'ordinary' && pending.command.fit === 'valid';
    if (doubts === 0 || isNothing || certain.has(first)) return left;
    const isRepeated = isUpset(first)
      ? this.#review.some((other) => other !== failed && isSameHarm(other.upsets, failed.upsets))
      : this.#tally.exceeds(doubts, first, pending.command);
    // One that has died of nothing in particular before, and does not answer any more, has died again.
    return isRepeated && failed.lifeWentOn === true ? left : ['unproven', ...left];
  }

  /**
   * Something harmful came before it; but what else is special about it may have made others fail, with nothing harmful before them,
   * and was never answered: then that comes first.
   */
  #provenFirst({ pending }: Failed, causes: readonly Circumstance[]): readonly Circumstance[] {
    if (!isUpset(causes[0] ?? 'ordinary')) return causes;
    const isProven = (circumstance: Circumstance) =>
      !isUpset(circumstance) &&
      !general.has(circumstance) &&
      this.#review.some(
        (other) =>
          // What is deaf when it has come back was not so before.
          (other.lifeWentOn === true || circumstance === 'reconnected') &&
          !other.pardoned &&
          !other.wakeOf &&
          other.upsets.length === 0 &&
          this.#notRefuted(other)[0] === circumstance &&
          this.#tally.onlyFails(circumstance, pending.command),
      );
    const proven = causes.find(isProven);
    return proven ? [proven, ...causes.filter((circumstance) => circumstance !== proven)] : causes;
  }

  /** Is it the repetition of a command that failed, too? */
  #repeatsOne({ pending: { command } }: Failed): boolean {
    const { again } = command;
    return (
      again !== undefined &&
      this.#review.some(({ pending }) => pending.command !== command && pending.command.key === again)
    );
  }

  #tell(
    { pending, kind, upsets, shownBy }: Failed,
    circumstances: readonly Circumstance[],
    remedy: Trial | undefined,
  ): () => void {
    const [first = 'ordinary'] = circumstances;
    const { command, strays } = pending;
    const blamed = isUpset(first) ? upsets : [];
    if (first === 'text' || first === 'unclear') this.#log.suspectsText = true;
    const causes = [command, ...blamed, ...strays.slice(0, SHOWN)].sort((a, b) => a.seq - b.seq);
    const evidence = [...causes, shownBy];
    const companions = pending.companions.size;
    const { before } = pending;
    const told = { command, before, circumstances, kind, strays, companions, evidence, shownBy };
    const failure = remedy ? { ...told, remedy } : told;
    return this.#accuse(blamed.length > 0 ? { ...failure, upsets: blamed } : failure);
  }
}

function isDelivery(circumstance: Circumstance): boolean {
  return circumstance === 'pieces' || circumstance === 'joined' || circumstance === 'burst';
}

function refuteUpsets({ upsets, refuted }: Failed): void {
  for (const harm of upsets) refuted.add(upsetBy(harm));
}

/** Commands of one kind are alike in what was special about them. */
function kindOf(
  circumstance: Circumstance,
  { fit, serviceId, cmd, key, form, payload }: Entry<'command-sent'>,
): string {
  const likeness: Partial<Record<Circumstance, unknown>> = { form, mid: key, 'mid-again': key, size: payload.length };
  return JSON.stringify([fit, circumstance, likeness[circumstance] ?? [serviceId, cmd]]);
}

/** A valid command with nothing special about it that failed, on a device that goes on answering. */
function isOrdinary(failed: Failed, log: CommandLog): boolean {
  const answeredOtherwise = failed.pending.strays.length > 0;
  // In a row of nothing but such commands, nothing else can have silenced it.
  const isAwake = answeredOtherwise || failed.pending.isInPlainRow || (failed.recovered && !failed.wakeOf);
  if (failed.kind === 'dropped' || failed.pardoned || !isAwake) return false;
  if (failed.pending.command.fit !== 'valid') return false;
  return failed.circumstances.every((c) => c === 'ordinary' || isRefuted(c, failed, log));
}

/** Does what has been answered by now show that a command did not fail for this? */
function isRefuted(
  blamed: Circumstance,
  { pending, refuted, lifeWentOn }: Failed,
  { experience, declared }: CommandLog,
): boolean {
  const { command, features } = pending;
  if (refuted.has(blamed)) return true;
  const isKnown = (...doubtful: readonly Feature[]) =>
    features.every((feature) => !doubtful.includes(feature) || !experience.lacks(feature));
  switch (blamed) {
    case 'size':
      // What it should refuse, it may pass over for other reasons.
      if (!isLongerThan(command, experience) || command.fit !== 'valid') return true;
      // What is so short is too long only for a device that goes on, and answers the same command when it is shorter.
      return isShort(command, declared?.maxCommandBytes) && !(lifeWentOn === true && experience.knows(command));
    case 'text':
      return isKnown('non-ascii', 'escapes', 'unicode-escapes');
    case 'qos':
      return isKnown('qos-0', 'qos-1', 'qos-turn');
    case 'mid-again':
      return isKnown('used-mid');
    case 'mid-lower':
      return isKnown('lower-mid');
    case 'content-again':
      return isKnown('used-content', 'same-content');
    case 'reconnected':
      return experience.connections.has(command.connection);
    default:
      return false;
  }
}
