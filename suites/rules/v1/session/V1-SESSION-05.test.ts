import { expect, test } from 'vitest';
import { connect, type Event, opened, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-SESSION-05.ts';

const connected = connect({ keepAlive: 10 });
const silent = (waitedMs: number, ...events: Event[]) => [
  stageBegan('silent'),
  ...events,
  stageEnded('silent', { waitedMs }),
];

test('an empty journal, and a keep-alive of 0, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, connect({ keepAlive: 0 }), silent(60_000))).toEqual({ exercised: 0, violations: [] });
});

test('a new connection passes', () => {
  expect(verdictOf(rule, connected, silent(25_000, opened(2)))).toEqual({ exercised: 1, violations: [] });
});

test('staying on the silent one breaks it, when the device had its time', () => {
  expect(verdictOf(rule, connected, silent(25_000)).violations).toMatchObject([{ actual: 'none within 25000 ms' }]);
  expect(verdictOf(rule, connected, silent(15_000))).toEqual({ exercised: 0, violations: [] });
  const incomplete = [stageBegan('silent'), stageEnded('silent', { waitedMs: 25_000, complete: false })];
  expect(verdictOf(rule, connected, incomplete)).toEqual({ exercised: 0, violations: [] });
});

test('ending breaks it', () => {
  const exited: Event = { type: 'device-exited', deviceId: 'lamp-1', code: 1, signal: null, asked: false };
  expect(verdictOf(rule, connected, silent(25_000, exited)).violations).toHaveLength(1);
});
