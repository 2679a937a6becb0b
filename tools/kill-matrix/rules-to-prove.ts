import { rules } from '../../suites/rules/catalogue.ts';
import type { Rule } from '../../suites/rules/rule.ts';

/** Rules without an example of what keeps them on their page for now: a correct device has to come back in another hour. */
const awaited: ReadonlySet<string> = new Set(['V2-SESSION-06']);

/** The rules that need both examples on their page: a faulty device that turns them red, and a correct one. */
export const rulesToProve: readonly Rule[] = rules.filter(({ id }) => !awaited.has(id));
