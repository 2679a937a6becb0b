import type { Declaration } from './rig-options.ts';

/** Can the device be asked anything that it answers? Where it takes no commands, property sets and gets stand in for them. */
export function takesRequests({ commands, sets, gets }: Pick<Declaration, 'commands' | 'sets' | 'gets'>): boolean {
  return commands || sets === true || gets === true;
}
