import { areaHeading, areaOf, areaPrefix, areaTitle, generationOf } from './area.ts';
import type { Rule } from './rule.ts';

/** The rules of one area of one generation. */
export interface AreaRules {
  /** As a heading; it names the generation where rules of several stand together. */
  readonly heading: string;
  /** The id of the first of them. */
  readonly first: string;
  readonly rules: readonly Rule[];
}

/** Rules by area, in the order of the list. */
export function byArea(rules: readonly Rule[]): AreaRules[] {
  const generations = new Set(rules.flatMap(({ id }) => generationOf(id) ?? []));
  const areas = new Map<string, Rule[]>();
  for (const rule of rules) {
    const prefix = areaPrefix(rule.id);
    areas.set(prefix, [...(areas.get(prefix) ?? []), rule]);
  }
  return [...areas.values()].map((inArea) => {
    const first = inArea[0]?.id ?? '';
    const heading = generations.size > 1 ? areaHeading(first) : areaTitle(areaOf(first));
    return { heading, first, rules: inArea };
  });
}
