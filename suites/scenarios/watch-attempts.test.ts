import { expect, test } from 'vitest';
import { Journal } from '../../mock-platform/journal/journal.ts';
import { areEven } from '../rules/folds/back-off.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { watchAttempts } from './watch-attempts.ts';

const isAttempt = ({ type }: Entry) => type === 'connection-opened';

/** A rig whose time passes as fast as it is waited for; the device tries at these times, in ms, and how long it was watched. */
async function watched(times: readonly number[]): Promise<number> {
  let now = 0;
  const clock = { now: () => now, monotonic: () => now, after: () => () => {} };
  const journal = new Journal<SuiteEvent>({ clock });
  journal.record({ type: 'device-started', deviceId: 'lamp' });
  const left = [...times];
  const runTo = (end: number, wanted = (_: Entry) => false): Entry | undefined => {
    while (left[0] !== undefined && left[0] <= end) {
      now = left.shift() ?? now;
      journal.record({ type: 'connection-opened', connection: 1, transport: 'tls', remote: '' });
      const entry = journal.entries.at(-1) as Entry;
      if (wanted(entry)) return entry;
    }
    now = end;
    return undefined;
  };
  const rig = {
    journal,
    get now() {
      return journal.entries.at(-1)?.seq ?? 0;
    },
    pass: async (ms: number) => void runTo(now + ms),
    until: async (wanted: (entry: Entry) => boolean, { ms }: { ms: number }) => runTo(now + ms, wanted),
  };
  await watchAttempts(rig as unknown as Rig, isAttempt, areEven, () => now + 1_000_000);
  return now;
}

test.each([
  ['whose waits double', [1000, 3000, 7000], 3600],
  ['whose waits are even, and long enough for three of them', [2000, 4000, 6000, 8000], 6000],
  ['whose waits of five seconds are even', [5000, 10_000, 15_000, 20_000], 15_000],
  ['whose waits a busy machine made uneven', [1000, 2200, 3200, 4200, 5200, 6200], 5200],
  ['one of whose waits a busy machine made long', [1000, 2000, 3600, 4600, 5600, 6600, 7600], 6600],
  ['whose waits grow up to a ceiling', [1000, 3000, 5000, 7000, 9000], 3600],
  ['that storms', Array.from({ length: 100 }, (_, n) => 50 * n), 3600],
  ['that falls back to MQTT 3.1 at once', [1000, 1030, 2000, 2030, 3000, 3030], 3600],
  ['that tries at once, and then evenly', [50, 2050, 4050, 6050], 6050],
])('a device %s is watched as long as that can show', async (_, times, ms) => {
  expect(await watched(times)).toBe(ms);
});

test('a device that does not try again is not watched for long', async () => {
  expect(await watched([])).toBe(6000);
});

test('the next wait need not end where it is already longer', async () => {
  expect(await watched([2000, 30_000])).toBeLessThan(8000);
});
