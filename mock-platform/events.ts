import type { CommandEvent } from './commands/events.ts';
import type { ScriptEvent } from './commands/scripts/events.ts';
import type { SecretNotified } from './generations/v1/own.ts';
import type { Stamp, TransportEvent } from './journal/events.ts';
import type { MessageEvent } from './messages/events.ts';
import type { ApplicationEvent } from './northbound/events.ts';

/** Everything that the mock platform records. */
export type PlatformEvent =
  | TransportEvent
  | CommandEvent
  | MessageEvent
  | SecretNotified
  | ScriptEvent
  | ApplicationEvent;
/** An event as it stands in the journal. */
export type PlatformEntry = PlatformEvent & Stamp;
