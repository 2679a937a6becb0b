import type { ChanceTally } from './chance-tally.ts';
import { type Circumstance, inOrder } from './circumstances.ts';
import type { CommandLog } from './command-log.ts';
import { nameOf } from './experience.ts';
import { type Failed, isDelivery, isRefuted } from './failed.ts';
import { isSameHarm, isUpset } from './outstanding-upsets.ts';
import type { Pending } from './pending.ts';
import type { Repetitions } from './repetitions.ts';
import { trials } from './trials.ts';

/** What can be told of one failure alone, however often the device fails. */
const certain: ReadonlySet<Circumstance> = new Set(['overflow', 'elsewhere', 'unsubscribed']);
/** What many commands have in common that are answered. */
const general: ReadonlySet<Circumstance> = new Set(['unproven', 'long', 'ordinary']);

/** It asks for what another one asked for. */
const ofContent: ReadonlySet<Circumstance> = new Set(['content-twice', 'content-again']);

/** Weighs what each failed command may be blamed on against what the others, and those that were answered, show. */
export class Causes {
  readonly #log: CommandLog;
  readonly #tally: ChanceTally;
  readonly #repetitions: Repetitions;
  #review: readonly Failed[] = [];
  /** What each of them may still be blamed on: all the others ask for it. */
  readonly #left = new Map<Failed, readonly Circumstance[]>();
  /** Those that show by themselves what they failed for, by that; undefined as long as nothing has asked. */
  #telling: ReadonlyMap<Circumstance, readonly Failed[]> | undefined;
  #hasTextFailed: boolean | undefined;

  constructor(log: CommandLog, tally: ChanceTally, repetitions: Repetitions) {
    this.#log = log;
    this.#tally = tally;
    this.#repetitions = repetitions;
  }

  /** The failures that are compared from now on, with what is known by now. */
  set review(failures: readonly Failed[]) {
    this.#review = failures;
    this.#left.clear();
    this.#telling = undefined;
    this.#hasTextFailed = undefined;
  }

  /** In order of precedence; empty if there is nothing to say about it. */
  of(failed: Failed, doubts: number): readonly Circumstance[] {
    const { circumstances, pending, kind, wakeOf } = failed;
    if (failed.pardoned || (wakeOf && !wakeOf.pardoned) || this.#repeatsOne(failed)) return [];
    const remedy = this.#repetitions.remedyOf(pending.command);
    // A change may help for no other reason than that it makes the command shorter.
    if (this.isTooLong(failed)) return ['size', ...circumstances];
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

  /** Was it plainly written, and is nothing but its length in sight? */
  hasFailedForItsLength(failed: Failed, doubts: number): boolean {
    if (failed.pending.command.fit !== 'valid' || (failed.kind !== 'silent' && !this.#isKnown(failed))) return false;
    // One that came before the device had answered again counts here: it may be the proof that it was the length of the first.
    if (failed.pardoned || (failed.wakeOf && !failed.wakeOf.pardoned && failed.lifeWentOn !== true)) return false;
    const [first] = this.#notRefuted(failed);
    return first === 'size' && (doubts === 0 || this.#tally.exceeds(doubts, 'size', failed.pending.command));
  }

  /** Is it as long as one that failed for its length, while nothing as long was answered? What else it is was not seen. */
  isTooLong({ pending: { command } }: Failed): boolean {
    const { experience, tooLong, declared } = this.#log;
    const { length } = command.payload;
    const fits = length <= (declared?.maxCommandBytes ?? Number.POSITIVE_INFINITY);
    return fits && length >= tooLong && length > experience.longestPayload;
  }

  #notRefuted(failed: Failed): readonly Circumstance[] {
    const known = this.#left.get(failed);
    if (known) return known;
    const left = this.#alone(failed).filter((circumstance) => !isRefuted(circumstance, failed, this.#log));
    this.#left.set(failed, left);
    return left;
  }

  /**
   * Where it failed alone, too, on a device that was awake, how it was delivered is not the cause. Where special characters were
   * the cause of one, they are that of others which came with it.
   */
  #alone({ circumstances, pending }: Failed): readonly Circumstance[] {
    if (!circumstances.some(isDelivery)) return circumstances;
    const alone = this.#repetitions.failedAlone(pending.command);
    const companions = this.#log.isStrange(pending.features) ? pending.companions : [];
    const isText =
      [pending.command, ...companions].some((one) => this.#repetitions.failedAlone(one)?.includes('text')) ||
      (this.#log.isStrange(pending.features) && this.#hasFailedForText());
    const left = circumstances.filter((circumstance) => !alone || !isDelivery(circumstance));
    if (isText) return inOrder(['text', ...left]);
    return this.#plainOnesFailedWith(pending) ? left.filter((circumstance) => circumstance !== 'text') : left;
  }

  /** Did another one fail, on a device that was awake, with nothing but its text in sight? */
  #hasFailedForText(): boolean {
    this.#hasTextFailed ??= this.#review.some(
      (other) =>
        other.lifeWentOn === true &&
        !other.pardoned &&
        !other.wakeOf &&
        other.upsets.length === 0 &&
        !other.circumstances.some(isDelivery) &&
        other.circumstances.find((circumstance) => !isRefuted(circumstance, other, this.#log)) === 'text',
    );
    return this.#hasTextFailed;
  }

  /** Were others lost with it that have nothing special about them but how they were delivered? Then that was enough. */
  #plainOnesFailedWith({ companions }: Pending): boolean {
    return this.#review.some(
      ({ kind, pending, pardoned, circumstances: [first = 'ordinary'] }) =>
        kind === 'silent' && !pardoned && isDelivery(first) && companions.has(pending.command),
    );
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

  /**
   * Several things are special about it. One of them may have made others fail that had nothing harmful before them, and of which
   * that was the first thing to blame, and was never answered: then that comes first, unless the one that has precedence has done so, too.
   * Where nothing harmful came before, only what it asks for once more does: how commands are delivered makes those fail, too, that are
   * special by chance.
   */
  #provenFirst(failed: Failed, causes: readonly Circumstance[]): readonly Circumstance[] {
    const { pending } = failed;
    const [first = 'ordinary'] = causes;
    if (general.has(first) || certain.has(first)) return causes;
    const isProven = (circumstance: Circumstance) =>
      !isUpset(circumstance) &&
      !general.has(circumstance) &&
      this.#tellingOf(circumstance).some((other) => other !== failed) &&
      this.#tally.onlyFails(circumstance, pending.command);
    const mayComeFirst = (circumstance: Circumstance) => isUpset(first) || ofContent.has(circumstance);
    const proven = isProven(first) ? first : causes.find((one) => mayComeFirst(one) && isProven(one));
    return proven ? [proven, ...causes.filter((circumstance) => circumstance !== proven)] : causes;
  }

  /** Those that had nothing harmful before them, on a device that went on, and of which this is the first thing to blame. */
  #tellingOf(circumstance: Circumstance): readonly Failed[] {
    if (!this.#telling) {
      const telling = new Map<Circumstance, Failed[]>();
      for (const one of this.#review) {
        if (one.pardoned || one.wakeOf || one.upsets.length > 0) continue;
        const [first] = this.#notRefuted(one);
        // What is deaf when it has come back was not so before.
        if (first === undefined || (one.lifeWentOn !== true && first !== 'reconnected')) continue;
        telling.set(first, [...(telling.get(first) ?? []), one]);
      }
      this.#telling = telling;
    }
    return this.#telling.get(circumstance) ?? [];
  }

  /** Is it the repetition of a command that failed, too? */
  #repeatsOne({ pending: { command } }: Failed): boolean {
    const { again } = command;
    return (
      again !== undefined &&
      this.#review.some(({ pending }) => pending.command !== command && pending.command.key === again)
    );
  }
}
