import { areEven } from '../rules/folds/back-off.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';
import { watchAttempts } from './watch-attempts.ts';

/** Long enough to see what a device sends without waiting for its CONNACK, and what it sends after that. */
const refusalMs = 50;
/** So long the connection stays open after a refusal, for what a device sends regardless. */
const lingerMs = 300;

export const refused = defineScenario({
  name: 'refused',
  patient: true,
  title: 'every CONNECT is refused for some seconds, with return codes 4, 5 and 2',
  needs: ['restart'],
  play: (rig) => refuse(rig),
});

/** Starts the device and refuses it for some seconds. */
export async function refuse(rig: Rig): Promise<void> {
  const codes = [4, 5, 2];
  let refusals = 0;
  rig.platform.broker.onTap = ({ faults }) => {
    faults.delayMs = ({ type }) => (type === 'CONNACK' ? refusalMs : 0);
    faults.lingerMs = lingerMs;
  };
  rig.platform.broker.refuse = () => {
    const returnCode = codes[refusals % codes.length] ?? 4;
    refusals += 1;
    return { returnCode, reason: `refused by the scenario with return code ${returnCode}` };
  };
  await rig.stage('refused', async () => {
    const after = rig.now;
    await rig.start();
    const first = await rig.awaits('startMs', (entry) => entry.type === 'authenticated', { after });
    if (!first) return false;
    await watchAttempts(rig, ({ type }) => type === 'authenticated', areEven);
  });
}

export const unavailable = defineScenario({
  name: 'unavailable',
  patient: true,
  title: 'the first two CONNECTs are answered with "server unavailable"; then the platform is well',
  needs: ['reconnects', 'restart'],
  play: (rig) => beUnavailable(rig),
});

/** Starts the device, is unavailable twice, and waits for it to get in. */
export async function beUnavailable(rig: Rig): Promise<void> {
  let refusals = 0;
  rig.platform.broker.refuse = () => {
    refusals += 1;
    return refusals > 2 ? undefined : { returnCode: 3, reason: 'server unavailable, by the scenario' };
  };
  await rig.stage('unavailable', async () => {
    const after = rig.now;
    await rig.start();
    const first = await rig.awaits('startMs', (entry) => entry.type === 'authenticated', { after });
    if (!first) return false;
    const back = await rig.awaits('reconnectMs', rig.isReady, { after: first.seq });
    // One that is refused for its own log-in has tried again: what is wrong with that is for other rules.
    return back !== undefined || !rig.isRefused;
  });
}
