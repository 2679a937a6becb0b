import { spoken } from '../../mock-platform/language/spoken.ts';
import type { Texts, Translation } from '../../mock-platform/language/texts.ts';
import type { Prose } from './prose.ts';
import type { Rule } from './rule.ts';

/** The parts of a rule that people read. */
export type Part = 'sentence' | 'when' | 'why' | 'look';

/** Parts of rules in another language, by the rule's id. A file has all rules of an area, and some of the parts. */
export type TranslatedRules = Readonly<Record<string, { readonly [P in Part]?: Translation }>>;

const learnt = new Map<string, Translation>();

/** What rules say in Chinese. It is loaded only where Chinese is spoken. */
export function learnRules(areas: readonly TranslatedRules[]): void {
  for (const [name, translation] of Object.entries(partsIn(areas))) learnt.set(name, translation);
}

/** A part of a rule in the language that is spoken. A text that is not the kit's own, or of another version, stays as it is. */
export function saidOfRule(id: string, part: Part, text: string): string {
  if (spoken() === 'en') return text;
  const [source, translation] = learnt.get(`${id}.${part}`) ?? [];
  return translation !== undefined && source === text ? translation : text;
}

/** All translations under one name each, such as `V1-CMD-01.why`. */
export function partsIn(areas: readonly TranslatedRules[]): Record<string, Translation> {
  const named = areas.flatMap((area) =>
    Object.entries(area).flatMap(([id, parts]) =>
      Object.entries(parts).map(([part, translation]): [string, Translation] => [`${id}.${part}`, translation]),
    ),
  );
  return Object.fromEntries(named);
}

/** What there is to translate, under the same names. */
export function partsOf(rules: readonly Rule[], proseOf: (id: string) => Prose): Texts {
  const named = rules.flatMap(({ id, sentence, when }): [string, string][] => {
    const { why, look } = proseOf(id);
    return [
      [`${id}.sentence`, sentence],
      ...(when === undefined ? [] : [[`${id}.when`, when] satisfies [string, string]]),
      [`${id}.why`, why],
      [`${id}.look`, look],
    ];
  });
  return Object.fromEntries(named);
}
