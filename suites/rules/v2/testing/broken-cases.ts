import type { Rule } from '../../rule.ts';
import type { Event } from '../../testing/journal.ts';

/** A rule's id, what breaks it, a journal of that, and what is to be said of it. */
export type BrokenCase = readonly [
  id: string,
  what: string,
  events: readonly (Event | readonly Event[])[],
  violation: object,
];

/** The rule of that id among those of an area. */
export function ruleIn(area: readonly Rule[], id: string): Rule {
  const rule = area.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id} in rules.ts of the area.`);
  return rule;
}
