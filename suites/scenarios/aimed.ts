import type { Rule } from '../rules/rule.ts';
import type { Scenario } from './scenario.ts';

/** The same scenarios; each exercises also the rules that name it in `shownIn`. */
export function aimed(scenarios: readonly Scenario[], rules: readonly Rule[]): Scenario[] {
  return scenarios.map((scenario) => {
    const { exercises, name } = scenario;
    const more = rules.filter(({ id, shownIn }) => shownIn?.includes(name) && !exercises.includes(id));
    return more.length === 0 ? scenario : { ...scenario, exercises: [...exercises, ...more.map(({ id }) => id)] };
  });
}
