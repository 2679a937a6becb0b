import type { Stage } from '../harness-events.ts';
import type { Entry } from '../rule.ts';
import type { Feature } from './experience.ts';

/** A command that waits for its answer. */
export interface Pending {
  readonly command: Entry<'command-sent'>;
  /** What it asked of the device when it was sent. */
  readonly features: readonly Feature[];
  /** When it was sent. */
  readonly stages: ReadonlySet<Stage>;
  /** The one that was sent before it. */
  readonly before: Entry<'command-sent'> | undefined;
  /** Commands that waited at the same time. */
  readonly companions: Set<Entry<'command-sent'>>;
  /** Mids of answers to nothing that came while it waited. */
  readonly strays: Entry<'response-unmatched'>[];
  /** What came meanwhile in a place where there are no answers, and can only be meant as one. */
  readonly misplaced: Entry<'published'>[];
  /** A subscription that the device made since then would have brought it. */
  subscribedSince: boolean;
  /** Nothing can be concluded from silence. */
  excused: boolean;
  /** The device had not answered anything when it was sent, nor since what was sent just before it, and waited with it. */
  untried: boolean;
  /** Since the device was started, it had been sent ordinary commands only, and had answered each. */
  readonly isInPlainRow: boolean;
  failed: boolean;
}
