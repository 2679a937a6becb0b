import { expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { firstRivalConnection } from '../scenarios/rival.ts';
import { expectedMs, isRestless, Outages } from './expected-time.ts';
import { journal, offline, online, started } from './testing/timed-journal.ts';
import { send } from './testing.ts';

function lastOutageMs(entries: readonly Entry[]): number {
  const outages = new Outages();
  for (const entry of entries) outages.see(entry);
  return outages.lastMs;
}

test('a command takes no time, a cut what the device needs to come back', () => {
  expect(expectedMs(send(1), 8000)).toBe(0);
  expect(expectedMs({ kind: 'cut', when: 'quiet' }, 0)).toBe(1500);
});

test('a device that was away for long is expected to wait for longer', () => {
  expect(expectedMs({ kind: 'cut', when: 'quiet' }, 4000)).toBe(8000);
  expect(expectedMs({ kind: 'take-over' }, 4000)).toBe(32_000);
});

test('only the last outage of the device itself counts', () => {
  const rival = { ...online, connection: firstRivalConnection };
  const away = journal([0, started], [1, online], [5, offline], [900, online], [9, offline], [4000, online]);
  expect(lastOutageMs(away)).toBe(4000);
  expect(lastOutageMs(journal([0, online], [5, offline], [900, rival], [100, online]))).toBe(1000);
});

test('a device that is away for the first time was never away', () => {
  expect(lastOutageMs(journal([0, started], [1, online], [5, offline]))).toBe(0);
});

test('after long outages a device is left alone for as long, until its waits are short again', () => {
  const outages = new Outages();
  for (const entry of journal([0, online], [5, offline], [15_000, online])) outages.see(entry);
  expect(isRestless(30_000, outages)).toBe(true);
  for (const entry of journal([26_005, started])) outages.see(entry);
  expect([outages.lastMs, outages.backMs]).toEqual([15_000, 11_000]);
  expect(isRestless(30_000, outages)).toBe(false);
  expect(isRestless(12_000, { lastMs: 6000, backMs: 5999 })).toBe(true);
  expect(isRestless(12_000, { lastMs: 6000, backMs: 6000 })).toBe(false);
  expect(isRestless(8000, { lastMs: 4000, backMs: 0 })).toBe(false);
});
