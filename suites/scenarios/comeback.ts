import type { Rig } from './rig.ts';

/** Does something to the connection and gives the device its time to come back. */
export async function comesBackAfter(rig: Rig, harm: () => void): Promise<boolean> {
  const after = rig.now;
  harm();
  return (await rig.awaits('reconnectMs', rig.isReady, { after })) !== undefined;
}

/** After something harmful: gives the device its time to answer, at once or after it has come back. */
export async function recovers(rig: Rig): Promise<void> {
  const after = rig.now;
  if (rig.online && (await rig.commands.barrier({ mayBeSilent: true }))) return;
  if (!rig.online) await rig.awaits('reconnectMs', rig.isReady, { after });
  if (rig.online) await rig.commands.barrier({ mayBeSilent: true });
}
