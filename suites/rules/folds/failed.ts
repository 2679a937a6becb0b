import type { Entry } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';
import { type CommandLog, isLongerThan } from './command-log.ts';
import { type Feature, isShort } from './experience.ts';
import type { CommandFailure } from './follow-commands.ts';
import { type Harm, upsetBy } from './outstanding-upsets.ts';
import type { Pending } from './pending.ts';
import type { Trial } from './trials.ts';

/** A command that failed, and what is known of the cause by now. */
export interface Failed {
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

/** Was it special in how it came, and in nothing else? */
export function isDelivery(circumstance: Circumstance): boolean {
  return circumstance === 'pieces' || circumstance === 'joined' || circumstance === 'burst';
}

/** What may have harmed the device before it has not. */
export function refuteUpsets({ upsets, refuted }: Failed): void {
  for (const harm of upsets) refuted.add(upsetBy(harm));
}

/** A valid command with nothing special about it that failed, on a device that goes on answering. */
export function isOrdinary(failed: Failed, log: CommandLog): boolean {
  const answeredOtherwise = failed.pending.strays.length > 0;
  // In a row of nothing but such commands, nothing else can have silenced it.
  const isAwake = answeredOtherwise || failed.pending.isInPlainRow || (failed.recovered && !failed.wakeOf);
  if (failed.kind === 'dropped' || failed.pardoned || !isAwake) return false;
  if (failed.pending.command.fit !== 'valid') return false;
  return failed.circumstances.every((c) => c === 'ordinary' || isRefuted(c, failed, log));
}

/** Does what has been answered by now show that a command did not fail for this? */
export function isRefuted(
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
    case 'content-twice':
      return isKnown('same-content');
    case 'content-again':
      return isKnown('used-content', 'same-content');
    case 'reconnected':
      return experience.connections.has(command.connection);
    default:
      return false;
  }
}
