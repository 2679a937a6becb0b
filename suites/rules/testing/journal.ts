import type { Stamp } from '../../../mock-platform/journal/events.ts';
import { type Finding, findingsIn } from '../judge.ts';
import type { Entry, Rule, SuiteEvent } from '../rule.ts';

/** An event of a hand-made journal, stamped or not. */
export type Event = SuiteEvent & Partial<Stamp>;

/** The wall clock when a hand-made journal begins: 2026-01-15 12:00:00 UTC. */
export const beginning = Date.UTC(2026, 0, 15, 12);
const pace = 100;

/** Stamps events: numbered, 100 ms apart, unless an event names its own `at` (and `wall`); the next one follows from there. */
export function journal(...events: readonly (Event | readonly Event[])[]): Entry[] {
  let at = -pace;
  return (events.flat() as Event[]).map((event, index) => {
    at = event.at ?? at + pace;
    return { ...event, seq: index + 1, at, wall: event.wall ?? beginning + at } as Entry;
  });
}

/** The same events, the first of them at `at` milliseconds. */
export function at(milliseconds: number, events: Event | readonly Event[]): Event[] {
  const [first, ...rest] = [events].flat() as Event[];
  return first ? [{ ...first, at: milliseconds }, ...rest] : [];
}

/** What `rule` finds in a journal of these events. */
export function verdictOf(rule: Rule, ...events: readonly (Event | readonly Event[])[]): Omit<Finding, 'rule'> {
  const [finding] = findingsIn([rule], journal(...events));
  if (!finding) throw new Error(`findingsIn() returned no finding for ${rule.id}`);
  return { exercised: finding.exercised, violations: finding.violations };
}

/** Any members of an event of that type. */
export type Some<T extends SuiteEvent['type']> = Partial<Omit<Extract<SuiteEvent, { type: T }>, 'type'> & Stamp>;

const utf8 = new TextEncoder();
/** Text or a JSON value as the bytes of a payload. */
export const bytes = (content: unknown): Uint8Array =>
  content instanceof Uint8Array
    ? content
    : utf8.encode(typeof content === 'string' ? content : JSON.stringify(content));
