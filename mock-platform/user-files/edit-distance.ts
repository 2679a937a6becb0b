/** Insertions, deletions, replacements and exchanges of neighbours from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchange = exchanged ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replace, exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name that comes nearest to one that is not known; undefined when none is near. */
export function nearestName(wanted: string, known: readonly string[]): string | undefined {
  const distance = (name: string) => editDistance(wanted.toLowerCase(), name.toLowerCase());
  return known
    .map((name) => ({ name, distance: distance(name) }))
    .filter((one) => one.distance <= Math.max(1, wanted.length / 4))
    .toSorted((a, b) => a.distance - b.distance)[0]?.name;
}
