import { UsageError } from '../../mock-platform/usage-error.ts';
import { mqtt } from './mqtt/rules.ts';
import type { Rule } from './rule.ts';
import { suggestRuleIds } from './suggest-rule-ids.ts';
import { v1 } from './v1/rules.ts';

/** Every rule, in the order in which reports list them: by area, then by number. */
export const rules: readonly Rule[] = [...v1, ...mqtt];

/** What devices of a generation are judged by: its rules, whose ids begin with its name, and those of MQTT. */
export function rulesOf(generation: string): readonly Rule[] {
  const own = `${generation.toUpperCase()}-`;
  return [...rules.filter(({ id }) => id.startsWith(own)), ...mqtt];
}

/** The rule of that id, in any letter case. @throws UsageError with the ids that come nearest */
export function findRule(id: string): Rule {
  const rule = rules.find((rule) => rule.id.toLowerCase() === id.trim().toLowerCase());
  if (rule) return rule;
  const near = suggestRuleIds(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Ids look like V1-CMD-01 or MQTT-3.1.0-1.';
  throw new UsageError(`There is no rule ${JSON.stringify(id)}. ${hint}`);
}
