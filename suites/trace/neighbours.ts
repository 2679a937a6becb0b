import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { Entry } from '../rules/rule.ts';

/** Where an entry stands, or -1. Sequence numbers have no gaps, so this does not search. */
export function indexIn(journal: readonly Entry[], { seq }: Stamp): number {
  const index = seq - (journal[0]?.seq ?? 0);
  return journal[index]?.seq === seq ? index : journal.findIndex((entry) => entry.seq === seq);
}

/** At most `count` wanted entries on one side of `start`, nearest first, `start` excluded. */
export function neighbours(
  journal: readonly Entry[],
  start: Stamp,
  { side, count, wanted }: { side: 'before' | 'after'; count: number; wanted: (entry: Entry) => boolean },
): Entry[] {
  const step = side === 'before' ? -1 : 1;
  const found: Entry[] = [];
  const index = indexIn(journal, start);
  if (index === -1) return found;
  for (let at = index + step; found.length < count; at += step) {
    const entry = journal[at];
    if (!entry) break;
    if (wanted(entry)) found.push(entry);
  }
  return found;
}
