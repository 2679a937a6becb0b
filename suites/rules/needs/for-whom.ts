import { teller } from '../../../mock-platform/language/spoken.ts';
import type { Rule } from '../rule.ts';
import { saidOfRule } from '../translated-rules.ts';
import { en } from './texts/en.ts';

const tell = teller(en);

/** Whom a rule is for, in the language that is spoken; each completes "a device that …". Empty for one that is for all. */
export function forWhom({ id, needs = [], when }: Pick<Rule, 'id' | 'needs' | 'when'>): string[] {
  return [...needs.map((need) => tell(need)), ...(when === undefined ? [] : [saidOfRule(id, 'when', when)])];
}
