import { UsageError } from '../../mock-platform/usage-error.ts';
import { mqtt } from './mqtt/rules.ts';
import type { Rule } from './rule.ts';
import { suggestRuleIds } from './suggest-rule-ids.ts';
import { v1 } from './v1/rules.ts';
import { v2 } from './v2/rules.ts';

/** Those of each generation, under its name. A new one is added here. */
const own: Readonly<Record<string, readonly Rule[]>> = { v1, v2 };

/** Every rule, in the order in which reports list them: by generation and area, then by number. */
export const rules: readonly Rule[] = [...Object.values(own).flat(), ...mqtt];

/** The same with the generation that devices are built for today first, and the earlier one last. */
export const rulesLatestFirst: readonly Rule[] = [...v2, ...mqtt, ...v1];

/** What devices of a generation are judged by: its rules, and those of MQTT. */
export function rulesOf(generation: string): readonly Rule[] {
  return rulesFor(generation, rules);
}

/** Those of the rules that are not another generation's own. */
export function rulesFor(generation: string, given: readonly Rule[]): readonly Rule[] {
  const others = new Set(Object.entries(own).flatMap(([name, rules]) => (name === generation ? [] : rules)));
  return given.filter((rule) => !others.has(rule));
}

/** The rule of that id, in any letter case. @throws UsageError with the ids that come nearest */
export function findRule(id: string): Rule {
  const rule = rules.find((rule) => rule.id.toLowerCase() === id.trim().toLowerCase());
  if (rule) return rule;
  const near = suggestRuleIds(
    id,
    rules.map((rule) => rule.id),
  );
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Ids look like V2-CMD-01, V1-CMD-01 or MQTT-3.1.0-1.';
  throw new UsageError(`There is no rule ${JSON.stringify(id)}. ${hint}`);
}
