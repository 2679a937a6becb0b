/** A count with its noun: `1 rule`, `2 rules`, `3 entries`. The plural is given where it is not the noun and an s. */
export function many(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
