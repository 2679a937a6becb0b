import type { UnaskedExits } from '../result/conformance-result.ts';
import { howItEnded } from '../rules/how-it-ended.ts';
import type { Entry } from '../rules/rule.ts';

/** How often the device ended without being asked to, by how it did. */
export function unaskedExits(journals: readonly (readonly Entry[])[]): UnaskedExits {
  const exits = journals.flatMap((journal) =>
    journal.flatMap((entry) => (entry.type === 'device-exited' && !entry.asked ? [entry] : [])),
  );
  return addedUp(exits.map((exit) => ({ how: howItEnded(exit).replace(/^ended /, ''), count: 1 })));
}

/** Those of the same kind together, what happened most in front. */
export function addedUp(exits: UnaskedExits): UnaskedExits {
  const counts = new Map<string, number>();
  for (const { how, count } of exits) counts.set(how, (counts.get(how) ?? 0) + count);
  return [...counts]
    .map(([how, count]) => ({ how, count }))
    .sort((a, b) => b.count - a.count || (a.how < b.how ? -1 : 1));
}
