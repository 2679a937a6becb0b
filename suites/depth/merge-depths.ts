import type { DepthResult, Shard } from '../result/conformance-result.ts';
import { isEchoHint, mergeEchoHints } from './echo-hints.ts';
import { isNote } from './notes.ts';
import { shallows } from './shallows.ts';

/** The depth of a run from those of its parts. Undefined when none has any. */
export function mergeDepths(
  depths: readonly DepthResult[],
  declaration: Shard['declaration'],
): DepthResult | undefined {
  if (depths.length === 0) return undefined;
  const all = <K extends keyof DepthResult>(name: K) => depths.map((depth) => depth[name]);
  const gets = depths.flatMap((depth) => depth.gets ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const depth = {
    commands: added(all('commands').flat(), ['sent', 'succeeded']),
    boundaries: added(all('boundaries').flat(), ['hits']),
    ...(gets.length > 0 && { gets: added(gets, ['asked', 'answered']) }),
    sessionEvents: added(all('sessionEvents').flat(), ['count']),
    pairs: added(all('pairs').flat(), ['count']).toSorted(
      (a, b) => b.count - a.count || (`${a.first} ${a.second}` < `${b.first} ${b.second}` ? -1 : 1),
    ),
    sequences: sum(all('sequences')),
    steps: sum(all('steps')),
  };
  const hints = mergeEchoHints(all('warnings').flat().filter(isEchoHint));
  // Each part says the same of itself; topics may differ.
  const notes = new Map(
    all('warnings')
      .flat()
      .filter(isNote)
      .map((note) => [note.slice(0, 45), note]),
  );
  return { ...depth, warnings: [...shallows(depth, declaration), ...hints, ...notes.values()] };
}

/** Rows that agree in all but these members become one, with the sums; in the order in which they first appear. */
function added<Row extends object, Counter extends keyof Row>(
  rows: readonly Row[],
  counters: readonly Counter[],
): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(Object.entries(row).filter(([name]) => !counters.includes(name as Counter)));
    const before = merged.get(key);
    const sums = counters.map((name) => [name, Number(before?.[name] ?? 0) + Number(row[name])]);
    merged.set(key, { ...row, ...Object.fromEntries(sums) });
  }
  return [...merged.values()];
}
