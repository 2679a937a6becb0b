import { expect, test } from 'vitest';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { defineScenario } from '../scenario.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 2000, reportMs: 20_000, reconnectMs: 30_000 };

test('a command after which a device answers nothing any more is not sent once it has shown that twice', {
  timeout: 60_000,
}, async () => {
  const deadly = { serviceId: 'Diagnostics', cmd: 'REBOOT' };
  const answered: number[] = [];
  const scenario = defineScenario({
    name: 'visit',
    title: 'commands without parameters among others',
    async play(rig) {
      await rig.startAndConnect();
      for (let n = 0; n < 8; n++) await rig.commands.barrier();
      await rig.commands.sendAll([deadly]);
      answered.push((await rig.commands.sendAll([deadly, rig.commands.next, deadly])).length);
    },
  });
  const device = moduleDevice(faultyDevice('command-empty-paras-crash'));
  const settings = { ...trialSettings({ device, generation: 2, waits }, products[2]), learns: true };
  const { outcome, journal } = await playScenario(scenario, settings, settings.rules);
  expect(outcome).toBe('ran');
  expect(answered).toEqual([1]);
  const sent = journal.filter((entry) => entry.type === 'command-sent' && entry.cmd === deadly.cmd);
  expect(sent).toHaveLength(3);
});
