import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { Trial } from '../rules/folds/trials.ts';

/** A way to send commands in which a device may answer that answers none otherwise. */
export interface Manner {
  readonly trial: Trial;
  readonly apply: (request: CommandRequest) => CommandRequest;
  /** Another command than the one that stays unanswered: it says nothing about how to send others. */
  readonly isOther?: true;
}
