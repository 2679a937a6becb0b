import { generationOf } from '../rules/area.ts';
import { rules } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { aimed } from './aimed.ts';
import type { Playbook } from './playbook.ts';
import { playbooks } from './playbooks.ts';
import type { Scenario } from './scenario.ts';

const all = [...new Set(Object.values(playbooks).flatMap((playbook: Playbook) => playbook.scenarios))];
const aims = new Map(all.map((scenario) => [aimed([scenario], rulesBeside(scenario))[0] ?? scenario, scenario]));

/** Rules of the generations that have the scenario, and of MQTT: those of another may name one that is called the same. */
function rulesBeside(scenario: Scenario): readonly Rule[] {
  const having = Object.entries<Playbook>(playbooks).filter(([, playbook]) => playbook.scenarios.includes(scenario));
  const names = having.map(([generation]) => `v${generation}`);
  return rules.filter(({ id }) => names.includes(generationOf(id) ?? names[0] ?? ''));
}

/** All that runs play beside generated sequences. A device is played with what its generation has. */
export const scenarios: readonly Scenario[] = [...aims.keys()];

/** Those of them that a generation has, and all that are in no playbook: the user's own. */
export function scenariosFor(given: readonly Scenario[], { scenarios: own }: Playbook): readonly Scenario[] {
  return given.filter((scenario) => {
    const written = aims.get(scenario);
    return written === undefined || own.includes(written);
  });
}

/** Does no generation have both of them? Then they may have one name. */
export function areOfTwoGenerations(one: Scenario, other: Scenario): boolean {
  const written = [one, other].map((scenario) => aims.get(scenario));
  const isIn = (own: readonly Scenario[]) => written.every((scenario) => scenario && own.includes(scenario));
  return written.every(Boolean) && !Object.values(playbooks).some((playbook: Playbook) => isIn(playbook.scenarios));
}
