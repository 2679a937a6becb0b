import { expect, test } from 'vitest';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import type { CommandOutcome } from '../../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { paddedTo } from '../padded-to.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { drawPlainSets } from './requests.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 2000, reportMs: 20_000, reconnectMs: 30_000 };

/** The rules about requests that a faulty device breaks when it is asked this, once it has answered a command. */
async function brokenBy(fault: string, ask: (rig: Rig) => Promise<unknown>): Promise<string[]> {
  const scenario = defineScenario({
    name: 'visit',
    title: 'a device is asked',
    exercises: [],
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
      await ask(rig);
    },
  });
  const device = moduleDevice(faultyDevice(fault));
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const { findings } = await playScenario(scenario, { ...settings, learns: true }, settings.rules);
  const broken = findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id);
  return broken.filter((id) => /^V2-(CMD|SET|GET)-/.test(id));
}

test('a property set in pieces is not blamed for its content where the same is answered in one piece', async () => {
  const broken = await brokenBy('v2-needs-whole-packets', async (rig) => {
    const [set, other] = drawPlainSets(rig, 2);
    if (!set || !other) throw new Error('The model has no property to set.');
    await rig.commands.ask(other);
    await inPieces(rig, set);
  });
  expect(broken).toEqual([]);
});

/** Sends it in two pieces, and goes on. */
async function inPieces(rig: Rig, request: CommandRequest): Promise<void> {
  const outcomes: CommandOutcome[] = [];
  await rig.stage('pieces', async () => {
    const { faults } = rig.session.tap;
    faults.pieces = () => [100];
    outcomes.push(await rig.commands.send(request, { mayBeSilent: true }));
    delete faults.pieces;
  });
  expect(outcomes).toMatchObject([{ outcome: 'connection-lost' }]);
  await rig.commands.goOnAfter(request, outcomes);
}

test('a long property set at QoS 0 is not blamed for its length where one as long is answered at QoS 1', async () => {
  const broken = await brokenBy('v2-set-qos-0-passed-over', async (rig) => {
    const [set] = drawPlainSets(rig, 1);
    if (!set) throw new Error('The model has no property to set.');
    await rig.commands.ask(set);
    await rig.commands.ask({ ...set, qos: 0, write: paddedTo(430) });
  });
  expect(broken).toEqual(['V2-SET-17']);
});
