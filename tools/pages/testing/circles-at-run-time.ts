import type { Import } from './imports-of.ts';

/** Files that load each other at once, however many stand between them: groups, each in order of their names. */
export function circlesAtRunTime(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of imports) if (kind === 'at once') next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Map([...next.keys()].map((file) => [file, reachableFrom(file, next)]));
  const isWith = (one: string, other: string) => reached.get(one)?.has(other) && reached.get(other)?.has(one);
  const groups = [...next.keys()]
    .filter((file) => isWith(file, file))
    .map((file) => [...next.keys()].filter((other) => isWith(file, other)).toSorted());
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachableFrom(file: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [...(next.get(file) ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...(next.get(one) ?? []));
  }
  return seen;
}
