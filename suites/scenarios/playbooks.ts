import type { GenerationNumber } from '../configuration/generations.ts';
import type { Playbook } from './playbook.ts';
import { firstPlaybook } from './v1/playbook.ts';
import { secondPlaybook } from './v2/playbook.ts';

/** What the suites play with devices of each generation. A new one is added here, and nowhere else in the suites. */
export const playbooks: { readonly [generation in GenerationNumber]: Playbook } = {
  1: firstPlaybook,
  2: secondPlaybook,
};
