import type { Entry } from '../rule.ts';
import { Causes } from './causes.ts';
import { ChanceTally } from './chance-tally.ts';
import type { Circumstance } from './circumstances.ts';
import type { CommandLog } from './command-log.ts';
import { type Failed, isOrdinary, refuteUpsets } from './failed.ts';
import type { CommandFailure } from './follow-commands.ts';
import { type Harm, isPartOf, isSameHarm, isUpset, latestOf } from './outstanding-upsets.ts';
import type { Pending } from './pending.ts';
import { Repetitions } from './repetitions.ts';
import { isTrial, type Trial } from './trials.ts';

/** So many answers to nothing are shown. */
const SHOWN = 3;
/** What was said of older failures stands. */
const reviewed = 64;

/** Blames each failed command on one circumstance, and thinks again when a later entry shows that it was not that. */
export class Blame {
  readonly #log: CommandLog;
  readonly #accuse: (failure: CommandFailure) => () => void;
  #review: Failed[] = [];
  /** Ordinary commands that failed, among those that are not reviewed any more. */
  #oldDoubts = 0;
  readonly #byKey = new Map<string, Failed>();
  readonly #tally = new ChanceTally();
  readonly #repetitions = new Repetitions();
  readonly #causes: Causes;
  /** Commands instead of whose answer the device closed the connection, once, by their kind. */
  readonly #drops = new Map<string, Pending>();
  /** The longest time that an answer took which came too late. */
  #slowestMs = 0;

  constructor(log: CommandLog, accuse: (failure: CommandFailure) => () => void) {
    this.#log = log;
    this.#accuse = accuse;
    this.#causes = new Causes(log, this.#tally, this.#repetitions);
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
    this.#repetitions.reused(key);
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
   * @param isOrdinaryFailure it was taken, and answered with the key of another: as others are that fail for no reason of their own
   */
  reconsider(
    answered: Entry<'command-sent'>,
    circumstances: readonly Circumstance[],
    survived: readonly Harm[] = [],
    isOrdinaryFailure = false,
  ): void {
    for (const circumstance of this.#drops.size > 0 ? circumstances : []) {
      const dropped = this.#drops.get(kindOf(circumstance, answered));
      if (dropped && this.#byKey.get(dropped.command.key)?.pending === dropped) this.#pardon(dropped.command.key);
    }
    if (isOrdinaryFailure) this.#oldDoubts += 1;
    if (isOrdinaryFailure) this.#tally.failed(answered, circumstances);
    else this.#tally.answered(answered, circumstances);
    this.#repetitions.answered(answered);
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

  #fail(pending: Pending, kind: Failed['kind'], circumstances: readonly Circumstance[], shownBy: Entry): void {
    if (pending.excused || pending.failed) return;
    pending.failed = true;
    const { command } = pending;
    const upsets = circumstances.some(isUpset) ? this.#log.upsets.list : [];
    // What it hung up at in the end may have nothing to do with that.
    const isInWake = ({ connection }: Entry<'command-sent'>) =>
      kind === 'silent' || (kind === 'dropped' && connection === command.connection);
    const isFollower = ({ kind: earlier, pending: { command: silent }, shownBy, recovered }: Failed) =>
      isInWake(silent) &&
      earlier === 'silent' &&
      !recovered &&
      shownBy.seq < command.seq &&
      (silent.fit === 'valid' || command.fit !== 'valid');
    const wakeOf = this.#review.find((failed) => !failed.pardoned && !failed.wakeOf && isFollower(failed));
    const state = { refuted: new Set<Circumstance>(), recovered: false, pardoned: false };
    const failed: Failed = { pending, kind, shownBy, circumstances, upsets, wakeOf, ...state };
    this.#repetitions.failed(failed);
    // The fewer messages before it did harm, the better the description.
    if (upsets.length > 0) for (const other of this.#review) other.pardoned ||= isPartOf(upsets, other.upsets);
    this.#tally.failed(command, circumstances);
    const old = this.#review.slice(0, Math.max(0, this.#review.length + 1 - reviewed));
    this.#oldDoubts += old.filter((failed) => isOrdinary(failed, this.#log)).length;
    this.#review = [...this.#review, failed].slice(-reviewed);
    this.#byKey.set(command.key, failed);
    this.#judge();
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
    this.#causes.review = this.#review;
    const long = this.#review.filter((failed) => this.#causes.hasFailedForItsLength(failed, doubts));
    this.#log.tooLong = Math.min(...long.map(({ pending }) => pending.command.payload.length));
    for (const failed of this.#review) {
      const circumstances = this.#causes.of(failed, doubts);
      const [first] = circumstances;
      const remedy = this.#causes.isTooLong(failed) ? undefined : this.#repetitions.remedyOf(failed.pending.command);
      if (failed.told?.first === first && failed.told?.remedy === remedy) continue;
      failed.told?.takeBack();
      delete failed.told;
      if (first === undefined) continue;
      failed.told = { first, remedy, takeBack: this.#tell(failed, circumstances, remedy) };
    }
  }

  #tell(
    { pending, kind, upsets, shownBy }: Failed,
    circumstances: readonly Circumstance[],
    remedy: Trial | undefined,
  ): () => void {
    const [first = 'ordinary'] = circumstances;
    const { command, strays, misplaced } = pending;
    const blamed = isUpset(first) ? upsets : [];
    if (first === 'text' || first === 'unclear') this.#log.suspectsText = true;
    const causes = [command, ...blamed, ...strays.slice(0, SHOWN), ...misplaced].sort((a, b) => a.seq - b.seq);
    const evidence = [...causes, shownBy];
    const companions = pending.companions.size;
    const { before } = pending;
    const told = { command, before, circumstances, kind, strays, misplaced, companions, evidence, shownBy };
    const failure = remedy ? { ...told, remedy } : told;
    return this.#accuse(blamed.length > 0 ? { ...failure, upsets: blamed } : failure);
  }
}

/** Commands of one kind are alike in what was special about them. */
function kindOf(
  circumstance: Circumstance,
  { fit, serviceId, cmd, key, form, payload }: Entry<'command-sent'>,
): string {
  const likeness: Partial<Record<Circumstance, unknown>> = { form, mid: key, 'mid-again': key, size: payload.length };
  return JSON.stringify([fit, circumstance, likeness[circumstance] ?? [serviceId, cmd]]);
}
