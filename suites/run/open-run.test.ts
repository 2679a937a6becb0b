import { expect, test } from 'vitest';
import { openRun } from './open-run.ts';
import type { First } from './play-run.ts';
import { badIn, run, visit } from './testing.ts';

const never = new Promise<First>(() => {});
const ended = (outcome: unknown) => ({ played: { outcome, drivable: true } }) as First;

test('who is ready, and is only waited for, runs', async () => {
  const opened = await openRun(({ onReady, onLongWait }) => {
    onReady(true);
    onLongWait();
    return never;
  }, false);
  expect(opened).toMatchObject({ runs: true, drivable: true, over: [], underway: [{}] });
});

test.each([
  ['is waited for before it is ready', false, ['onLongWait', 'onReady']],
  ['is alone', true, ['onReady', 'onLongWait']],
] as const)('whether a device runs that %s is known when the first scenario is over', async (_, isAlone, calls) => {
  const notRun = ended({ couldNotRun: 'It is gone.' });
  const opened = await openRun(async (told) => {
    for (const call of calls) told[call](true);
    return notRun;
  }, isAlone);
  expect(opened).toEqual({ runs: false, drivable: true, over: [notRun], underway: [] });
});

test('other scenarios begin while the first one waits for a device that is on line', async () => {
  const order: string[] = [];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const waiting = visit('waiting', {
    async play(rig) {
      await rig.startAndConnect();
      const report = rig.awaits('reportMs', () => false, { ms: 8000 }).catch(() => {});
      await Promise.race([report, begun]);
      order.push('waiting');
    },
  });
  const visits = visit('visits', {
    async play(rig) {
      order.push('visits');
      begin();
      await rig.startAndConnect();
    },
  });
  const { scenarios } = await run(badIn(), { scenarios: [waiting, visits] });
  expect(order.slice(0, 2)).toEqual(['visits', 'waiting']);
  expect(scenarios.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()).toEqual(['visits ran', 'waiting ran']);
});
