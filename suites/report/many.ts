/** A count with its noun: `1 rule`, `2 rules`. */
export function many(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
