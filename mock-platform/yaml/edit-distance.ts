/** Levenshtein's: insertions, deletions and replacements from `a` to `b`. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replace = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
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
