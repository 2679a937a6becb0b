/** Journals written by hand, for the tests of rules. Everything has a default; a test names only what it is about. */
export * from './testing/connections.ts';
export { at, beginning, bytes, type Event, journal, verdictOf } from './testing/journal.ts';
export * from './testing/lamp.ts';
export * from './testing/stages.ts';
export * from './v1/testing/commands.ts';
export * from './v1/testing/logins.ts';
export * from './v1/testing/messages.ts';
export * from './v1/testing/world.ts';
