import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rulesOf } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { unacknowledged } from '../scenarios/reconnects.ts';
import { stepsOf } from '../sequences/steps-of.ts';
import { findCounterexample } from './find-counterexample.ts';
import { playScenario } from './play-scenario.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import { lampDevice, lampRun, noReport, visit } from './testing.ts';

/** Longer than a sequence may take to be confirmed by itself. */
const slowMs = 2500;

/** Reports "bad" with its second answer as long as `isBad`; when it does not, it takes long to start. */
function moodyLamp() {
  const lives = { isBad: true, now: 0, most: 0 };
  const lamp = lampDevice({
    onCommand: (mid, { report }) => {
      if (lives.isBad && mid === 2) report('bad');
      return { msgType: 'deviceRsp', mid, errcode: 0 };
    },
    onConnect: async () => {
      if (!lives.isBad) await setTimeout(slowMs);
    },
  });
  const device: DeviceUnderTest = {
    ...lamp,
    async start(connection) {
      lives.now += 1;
      lives.most = Math.max(lives.most, lives.now);
      const running = await lamp.start(connection);
      return { ...running, stop: () => running.stop().finally(() => (lives.now -= 1)) };
    },
  };
  return { device, lives };
}

test.each([
  [true, 'side by side'],
  [false, 'one after the other'],
])('sequences that take long to confirm are confirmed %s: %s', async (atOnce) => {
  const { device, lives } = moodyLamp();
  const rule = noReport('bad');
  const run = lampRun(device);
  const options = { ...run, waits: { ...run.waits, startMs: 20_000 } };
  const many = visit('many', {
    async play(rig) {
      await rig.startAndConnect();
      for (let n = 0; n < 9; n++) await rig.commands.barrier();
    },
  });
  const { journal } = await playScenario(many, options, [rule]);
  const evidence = { scenario: 'many', steps: stepsOf(journal), journal, options };
  const inTurn = async <T>(search: () => Promise<T>): Promise<T> => {
    const found = await search();
    lives.isBad = false;
    return found;
  };
  await findCounterexample(evidence, { rule, budgetMs: () => 20_000, atOnce, inTurn, replay: () => 'token' });
  await expect.poll(() => lives.now).toBe(0);
  expect(lives.most > 1).toBe(atOnce);
});

test('a shortest sequence does not prove a silence once more that its failure has proved by now', async () => {
  const rule = rulesOf('v1').find(({ id }) => id === 'V1-SESSION-09') as Rule;
  const products = await readTrialProducts();
  const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 600_000, reconnectMs: 600_000 };
  const device = moduleDevice(faultyDevice('forgets-reports'));
  const options = rigOptionsOf(unacknowledged, trialSettings({ device, waits }, products[1]), true);
  const { journal } = await playScenario(unacknowledged, options, [rule]);
  const evidence = { scenario: 'unacknowledged', steps: stepsOf(journal), journal, options };
  const search = { rule, budgetMs: () => 1, atOnce: true, replay: () => 'token' };
  const found = await findCounterexample(evidence, { ...search, proved: AbortSignal.abort() });
  const { actual = '' } = found?.violation ?? {};
  expect(actual).toMatch(/^none within \d+ ms$/);
  // With the declared waits it would have had this in addition to its time to come back.
  expect(Number(actual.match(/\d+/)?.[0])).toBeLessThan(20_000);
});
