import { recovers } from '../scenarios/comeback.ts';
import type { Rig } from '../scenarios/rig.ts';
import type { StepOf } from '../scenarios/step.ts';

/** Sends what stands in the place of a command and is none. */
export async function sendProbe(rig: Rig, { v2, what, flaw, payload, key }: StepOf<'probe'>): Promise<void> {
  const probe = {
    ...(v2 && { v2 }),
    kind: what,
    flaw,
    payload: Buffer.from(payload, 'base64'),
    ...(key !== undefined && { key }),
  };
  if (what !== 'oversized') return rig.commands.probe(probe);
  await rig.stage('oversized', async () => {
    await rig.commands.probe(probe);
    await recovers(rig);
  });
}

/** Says what wants no answer. */
export async function say({ platform, deviceId }: Rig, { what, payload }: StepOf<'said'>): Promise<void> {
  const bytes = Buffer.from(payload, 'base64');
  if (what === 'event') await platform.sendEvent(deviceId, { payload: bytes });
  else await platform.sendMessage(deviceId, { content: bytes, form: 'raw' });
}
