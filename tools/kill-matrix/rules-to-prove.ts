import { generationOf } from '../../suites/rules/area.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import type { Rule } from '../../suites/rules/rule.ts';

/** Generations whose faulty devices the matrix does not play yet. Their rules may be without a fault and an example until it does. */
const awaited: ReadonlySet<string> = new Set(['v2']);

/** The rules that need a faulty device each, which turns them red, and an example of it on their page. */
export const rulesToProve: readonly Rule[] = rules.filter(({ id }) => !awaited.has(generationOf(id) ?? ''));
