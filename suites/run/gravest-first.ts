import type { Rule } from '../rules/rule.ts';

/** The same ids, those of MUST rules in front: the next step is the first that is told. */
export function gravestFirst(ids: readonly string[], rules: readonly Rule[]): string[] {
  const musts = new Set(rules.flatMap(({ id, level }) => (level === 'MUST' ? [id] : [])));
  return ids.toSorted((a, b) => Number(musts.has(b)) - Number(musts.has(a)));
}
