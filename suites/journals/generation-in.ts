import type { Entry } from '../rules/rule.ts';
import type { Playbook } from '../scenarios/playbook.ts';
import { playbooks } from '../scenarios/playbooks.ts';

/** What a recording was made in: the generation whose own members stand in it, the first one where there are none. */
export function generationIn(entries: readonly Entry[]): Pick<Playbook, 'generation' | 'served' | 'scenarios'> {
  const all: readonly Playbook[] = Object.values(playbooks);
  return all.find(({ served: { name } }) => entries.some((entry) => name in entry)) ?? playbooks[1];
}
