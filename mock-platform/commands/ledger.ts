import type { Keys } from '../generations/generation.ts';
import type { CommandOutcome } from './command-outcome.ts';
import type { OutgoingCommand } from './outgoing-command.ts';

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
  /** Of the commands that are pending. */
  bytes: number;
}

/** Of a device that was sent nothing yet. */
export function emptyLedger(keys: Keys): Ledger {
  return { keys, pending: new Map(), bytes: 0 };
}
