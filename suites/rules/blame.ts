import type { Circumstance, CommandLog, Pending, Upset } from './command-log.ts';
import type { Experience, Feature } from './experience.ts';
import type { CommandFailure } from './follow-commands.ts';
import type { Entry } from './rule.ts';

/** So many answers to nothing are shown. */
const SHOWN = 3;

interface Accusation {
  readonly pending: Pending;
  readonly failure: CommandFailure;
  readonly takeBack: () => void;
}

/** Blames each failed command on one circumstance, and thinks again when a later answer shows that it was not that. */
export class Blame {
  readonly #log: CommandLog;
  readonly #accuse: (failure: CommandFailure) => () => void;
  readonly #standing = new Map<number, Accusation>();
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
    if (!isFirst) this.#standing.delete(pending.command.mid);
  }

  /** The mid is used anew: what was said of it stands, unless its answer may still be on its way. */
  reused(mid: number, at: number): void {
    this.#excuseUntil(at, mid);
    this.#standing.delete(mid);
  }

  /** The answer came after all. */
  late(mid: number, at: number): void {
    const sentAt = this.#standing.get(mid)?.pending.command.at ?? at;
    this.#slowestMs = Math.max(this.#slowestMs, at - sentAt);
    this.#pardon(mid);
  }

  /** What a device that answers late has left unanswered shortly before it was stopped may have been on its way. */
  stopping(at: number): void {
    for (const mid of [...this.#standing.keys()]) this.#excuseUntil(at, mid);
  }

  #excuseUntil(at: number, mid: number): void {
    const { failure, pending } = this.#standing.get(mid) ?? {};
    if (failure?.kind === 'silent' && pending && at - pending.command.at < this.#slowestMs * 1.5) this.#pardon(mid);
  }

  #pardon(mid: number): void {
    this.#standing.get(mid)?.takeBack();
    this.#standing.delete(mid);
  }

  /** A valid command was answered: what was taken for the cause of earlier failures may be none. */
  reconsider(answered: Entry<'command-sent'>, circumstances: readonly Circumstance[]): void {
    for (const circumstance of this.#drops.size > 0 ? circumstances : []) {
      const dropped = this.#drops.get(kindOf(circumstance, answered));
      if (dropped && this.#standing.get(dropped.command.mid)?.pending === dropped) this.#pardon(dropped.command.mid);
    }
    for (const { pending, failure, takeBack } of [...this.#standing.values()]) {
      const [first, ...rest] = failure.circumstances;
      if (failure.kind === 'dropped' || !first || !isRefuted(first, pending, this.#log.experience)) continue;
      takeBack();
      this.#tell(pending, { ...failure, circumstances: rest });
    }
  }

  #fail(pending: Pending, kind: CommandFailure['kind'], circumstances: readonly Circumstance[], shownBy: Entry): void {
    if (pending.excused || pending.failed) return;
    pending.failed = true;
    const { command, strays } = pending;
    const upset = this.#log.upsets.get(circumstances[0] as Upset);
    const causes = [command, ...(upset ? [upset] : []), ...strays.slice(0, SHOWN)].sort((a, b) => a.seq - b.seq);
    const evidence = [...causes, shownBy];
    this.#tell(pending, { command, circumstances, kind, strays, ...(upset && { upset }), evidence, shownBy });
  }

  #tell(pending: Pending, failure: CommandFailure): void {
    const [first] = failure.circumstances;
    const { fit, payload, mid } = failure.command;
    const raisesDoubt = first === 'ordinary' && fit === 'valid';
    if (first === 'text' || first === 'unclear') this.#log.suspectsText = true;
    if (first === 'size') this.#log.tooLong = Math.min(this.#log.tooLong, payload.length);
    if (raisesDoubt) this.#log.doubts += 1;
    const pardon = this.#accuse(failure);
    const takeBack = () => {
      pardon();
      if (raisesDoubt) this.#log.doubts -= 1;
    };
    this.#standing.set(mid, { pending, failure, takeBack });
  }
}

/** Commands of one kind are alike in what was special about them. */
function kindOf(
  circumstance: Circumstance,
  { fit, serviceId, cmd, mid, form, payload }: Entry<'command-sent'>,
): string {
  const likeness: Partial<Record<Circumstance, unknown>> = { form, mid, 'mid-again': mid, size: payload.length };
  return JSON.stringify([fit, circumstance, likeness[circumstance] ?? [serviceId, cmd]]);
}

/** Does what has been answered by now show that a command did not fail for this? */
function isRefuted(blamed: Circumstance, { command, features }: Pending, experience: Experience): boolean {
  const isKnown = (...doubtful: readonly Feature[]) =>
    features.every((feature) => !doubtful.includes(feature) || !experience.lacks(feature));
  switch (blamed) {
    case 'size':
      return experience.longest >= command.payload.length;
    case 'text':
      return isKnown('non-ascii', 'escapes');
    case 'qos':
      return isKnown('qos-0', 'qos-1', 'qos-turn');
    case 'mid-again':
      return isKnown('used-mid');
    case 'mid-lower':
      return isKnown('lower-mid');
    default:
      return false;
  }
}
