import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { DeviceUnderTest } from '../device/device.ts';
import { stepsOf } from '../sequences/steps-of.ts';
import { findCounterexample } from './find-counterexample.ts';
import { playScenario } from './play-scenario.ts';
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
