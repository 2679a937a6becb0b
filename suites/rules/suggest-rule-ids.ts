import { editDistance } from '../../mock-platform/user-files/edit-distance.ts';

/** Letters and digits alone, without the zeros before a number: `v1-conn-1` is `V1-CONN-01`. */
const essence = (id: string) =>
  id
    .toLowerCase()
    .replace(/\d+/g, (digits) => String(Number(digits)))
    .replace(/[^a-z0-9]+/g, '-');

/** The known ids that come nearest to one that is not known, at most three, best first; none when nothing is near. */
export function suggestRuleIds(unknown: string, known: readonly string[]): string[] {
  const wanted = essence(unknown);
  const near = known
    .map((id) => ({ id, distance: distanceTo(wanted, essence(id)) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 4))
    .toSorted((a, b) => a.distance - b.distance);
  const same = near.filter(({ distance }) => distance === 0);
  return (same.length > 0 ? same : near).slice(0, 3).map(({ id }) => id);
}

/** 0 as well when only the generation is missing, as in `CMD-1`. */
function distanceTo(wanted: string, candidate: string): number {
  return candidate.endsWith(`-${wanted}`) ? 0 : editDistance(wanted, candidate);
}
