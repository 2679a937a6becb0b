import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { Rig } from './rig.ts';
import type { RigOptions } from './rig-options.ts';

/** So many requests may wait for an answer at a time: as many as the device declares. */
export function mostAtOnce({ declaration }: Pick<RigOptions, 'declaration'>): number {
  return declaration.commandsInFlight ?? Number.POSITIVE_INFINITY;
}

/** Requests that leave without waiting for each other. Resolves when each was answered, or was asked again alone. */
export async function sendAtOnce(rig: Rig, drawn: readonly CommandRequest[]): Promise<void> {
  const requests = drawn.filter((request) => !rig.commands.spared.has(request));
  const outcomes: CommandOutcome[] = [];
  await rig.stage('burst', async () => {
    const sent = requests.map((request) => rig.commands.send(request, { mayBeSilent: true }));
    outcomes.push(...(await Promise.all(sent)));
  });
  // Alone they are answered, or the device has gone deaf.
  const [failed = rig.commands.plainest] = requests.filter((_, at) => outcomes[at]?.outcome !== 'answered');
  await rig.commands.goOnAfter(failed, outcomes);
}
