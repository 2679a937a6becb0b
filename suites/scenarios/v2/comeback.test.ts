import { expect, test } from 'vitest';
import { createReferenceDevice } from '../../../fixtures/devices/reference-device.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { sendForbidden } from '../reconnects.ts';
import { defineScenario } from '../scenario.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };

test('a command that was lost with the connection is not waited for to its end, though its answer might still come', async () => {
  const scenario = defineScenario({
    name: 'visit',
    title: 'what MQTT forbids comes with a command behind it',
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
      expect(await sendForbidden(rig, Uint8Array.of(0, 0), 'packet type 0')).toBe(true);
    },
  });
  const device = moduleDevice(createReferenceDevice({ generation: 2 }));
  const settings = trialSettings({ device, generation: 2, waits }, products[2]);
  const { journal, findings } = await playScenario(scenario, { ...settings, learns: false }, settings.rules);
  expect(findings.filter(({ violations }) => violations.length > 0)).toEqual([]);
  const lost = journal.filter((entry) => entry.type === 'command-unanswered');
  expect(lost).toMatchObject([{ outcome: 'connection-lost' }]);
  expect(lost[0]?.waitedMs).toBeLessThan(waits.answerMs / 2);
});
