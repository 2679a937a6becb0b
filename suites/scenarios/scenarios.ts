import { rules } from '../rules/catalogue.ts';
import { aimed } from './aimed.ts';
import type { Playbook } from './playbook.ts';
import { playbooks } from './playbooks.ts';
import type { Scenario } from './scenario.ts';

const all = [...new Set(Object.values(playbooks).flatMap((playbook: Playbook) => playbook.scenarios))];
const aims = new Map(aimed(all, rules).map((scenario, index) => [scenario, all[index]]));

/** All that runs play beside generated sequences. A device is played with what its generation has. */
export const scenarios: readonly Scenario[] = [...aims.keys()];

/** Those of them that a generation has, and all that are in no playbook: the user's own. */
export function scenariosFor(given: readonly Scenario[], { scenarios: own }: Playbook): readonly Scenario[] {
  return given.filter((scenario) => {
    const written = aims.get(scenario);
    return written === undefined || own.includes(written);
  });
}
