import type { CommandEvent } from './commands/events.ts';
import type { Stamp, TransportEvent } from './journal/events.ts';

/** Everything that the mock platform records. */
export type PlatformEvent = TransportEvent | CommandEvent;
export type PlatformEntry = PlatformEvent & Stamp;
