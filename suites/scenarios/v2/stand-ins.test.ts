import { expect, test } from 'vitest';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { Learnt } from '../learnt.ts';
import { defineScenario } from '../scenario.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 12_000, reportMs: 20_000, reconnectMs: 30_000 };

/** What a faulty device breaks when it is asked for barriers, and the families of the last of them. */
async function asked(fault: string, { learns = true, learnt = new Learnt() } = {}) {
  const scenario = defineScenario({
    name: 'visit',
    title: 'barriers',
    async play(rig) {
      await rig.startAndConnect();
      for (let n = 0; n < 6; n++) await rig.commands.barrier();
    },
  });
  const settings = trialSettings({ device: moduleDevice(faultyDevice(fault)), generation: 2, waits }, products[2]);
  const { outcome, journal, findings } = await playScenario(scenario, { ...settings, learns, learnt }, settings.rules);
  expect(outcome).toBe('ran');
  const sent = journal.filter((entry) => entry.type === 'command-sent');
  const ends = journal.filter((entry) => entry.type === 'command-unanswered');
  return {
    broken: findings.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id),
    families: new Set(sent.slice(-4).map(({ v2 }) => v2?.family ?? 'command')),
    silentMs: Math.max(...ends.map(({ waitedMs }) => waitedMs)),
    count: sent.length,
  };
}

test('property sets and gets stand in for commands that a device leaves unanswered, and not for long in the next scenario', {
  timeout: 60_000,
}, async () => {
  const learnt = new Learnt();
  const first = await asked('v2-answers-nothing', { learnt });
  expect(first).toMatchObject({ broken: ['V2-CMD-01'], families: new Set(['set', 'get']) });
  expect(first.silentMs).toBeLessThan(waits.answerMs);
  expect(await asked('v2-answers-nothing', { learnt })).toMatchObject({ broken: [], count: 6 });
});

test('in a repetition the silence has all of its time before that', { timeout: 60_000 }, async () => {
  const { broken, families, silentMs } = await asked('v2-answers-nothing', { learns: false });
  expect(broken).toEqual(['V2-CMD-01']);
  expect(families).toEqual(new Set(['set', 'get']));
  expect(silentMs).toBeGreaterThanOrEqual(waits.answerMs);
});

test('commands are asked for as before where property sets stay unanswered', async () => {
  const { broken, families } = await asked('v2-set-answers-nothing');
  expect(broken).toEqual([]);
  expect(families).toEqual(new Set(['command']));
});
