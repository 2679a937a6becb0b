import type { CommandEvent } from './commands/events.ts';
import type { Stamp, TransportEvent } from './journal/events.ts';
import type { ApplicationEvent } from './northbound/events.ts';

/** Everything that the mock platform records. */
export type PlatformEvent = TransportEvent | CommandEvent | ApplicationEvent;
export type PlatformEntry = PlatformEvent & Stamp;
