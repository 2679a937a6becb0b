import type { Keys } from '../generations/generation.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { meantRequest } from './meant-request.ts';
import type { OutgoingCommand } from './outgoing-command.ts';
import { OwedAnswers } from './owed-answers.ts';

/** A command that waits for its answer. */
export interface Pending {
  readonly command: OutgoingCommand;
  readonly sentAt: number;
  readonly settle: (outcome: CommandOutcome) => void;
  readonly cancelTimer: () => void;
  /** An answer may come on a later connection. */
  readonly outlives: boolean;
  /** The connection that carried it has closed. */
  isCut: boolean;
}

/** What is known of the commands of one device. */
export interface Ledger {
  readonly keys: Keys;
  readonly pending: Map<string, Pending>;
  /** See `CommandExchange.takeAnyKey` and `takeAnyFamily`. */
  takesAnyKey?: boolean;
  takesAnyFamily?: boolean;
  /** Something else was sent that may be answered, and no command that was sent after it has ended. */
  probedAt?: number | undefined;
  /** Since such responses are taken. */
  owed: OwedAnswers;
  /** Of the commands that are pending. */
  bytes: number;
}

/** Of a device that was sent nothing yet. */
export function emptyLedger(keys: Keys): Ledger {
  return { keys, pending: new Map(), owed: new OwedAnswers(), bytes: 0 };
}

/**
 * The command to which a response is meant, where that is taken, that bears the key of none that waits.
 * @param isEnded it bears no key, or that of a command that is over
 */
export function meantIn(
  { takesAnyKey, keys, pending, probedAt, owed }: Ledger,
  connection: number,
  key: string | undefined,
  isEnded: boolean,
): Pending | undefined {
  if (!takesAnyKey) return undefined;
  const isTelling = isEnded && probedAt === undefined && !owed.areAny;
  const meant = meantRequest(key, { keys, waiting: pending, isTelling });
  if (meant?.command.connection === connection) return meant;
  if (isEnded) owed.came(pending.values());
  return undefined;
}
