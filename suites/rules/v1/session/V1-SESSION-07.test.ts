import { expect, test } from 'vitest';
import { at, type Event, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-SESSION-07.ts';

const rival = 1_000_000;
const takenOver = (connection: number, by: number): Event => ({
  type: 'taken-over',
  deviceId: 'lamp-1',
  connection,
  by,
});
/** The other client takes the connection at once, whenever the device took it back after these waits, ms. */
const contest = (...waits: number[]): Event[] => {
  let time = 1000;
  const rounds = waits.flatMap((wait, n) => {
    time += wait + 100;
    return [...at(time - 100, takenOver(rival + n, n + 2)), ...at(time, takenOver(n + 2, rival + n + 1))];
  });
  return [stageBegan('take-over'), ...at(1000, takenOver(1, rival)), ...rounds, stageEnded('take-over')];
};

test('an empty journal, and a stage without another client, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, stageBegan('take-over'), stageEnded('take-over'))).toEqual({ exercised: 0, violations: [] });
});

test.each([[[]], [[10]], [[1000, 1000]], [[1000, 2000, 4000]], [[1000, 1000, 2000]], [[30_000, 30_000, 30_000]]])(
  'coming back after %j passes',
  (waits) => {
    expect(verdictOf(rule, contest(...waits))).toEqual({ exercised: 1, violations: [] });
  },
);

test.each([
  [[50, 50, 50, 50, 50]],
  [[20, 110, 60]],
  [[1000, 1000, 1000]],
  [[1000, 2000, 1000]],
  [[1000, 1900, 1100]],
  [[1000, 1000, 1700, 1000]],
])('coming back after %j breaks it, once', (waits) => {
  const { exercised, violations } = verdictOf(rule, contest(...waits));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('a second connection of the device itself is not another client', () => {
  const opened: Event = { type: 'connection-opened', connection: 2, transport: 'tls', remote: '' };
  const own = [1, 2, 3].flatMap((n) => at(1000 + n * 300, [takenOver(1, 2), takenOver(2, 1)]));
  const { violations } = verdictOf(rule, [opened, stageBegan('take-over'), ...own, stageEnded('take-over')]);
  expect(violations).toEqual([]);
});

test('a log-in that takes long is no longer wait', () => {
  const opened = (connection: number): Event => ({
    type: 'connection-opened',
    connection,
    transport: 'tls',
    remote: '',
  });
  const slow = [1, 2, 3].flatMap((n) => [
    ...at(n * 4000 + 1000, opened(n + 1)),
    ...at(n * 4000 + 2100 + n * 600, takenOver(rival + n - 1, n + 1)),
    ...at(n * 4000 + 4000, takenOver(n + 1, rival + n)),
  ]);
  const { violations } = verdictOf(rule, [
    stageBegan('take-over'),
    ...at(4000, takenOver(1, rival)),
    ...slow,
    stageEnded('take-over'),
  ]);
  expect(violations).toMatchObject([{ actual: 'waits of 1000 ms, 1000 ms, 1000 ms' }]);
});

test('a connection that was held for long is a new start', () => {
  const slowRival = [1, 2, 3].flatMap((n) => [
    ...at(n * 4000 + 1000, takenOver(rival + n - 1, n + 1)),
    ...at(n * 4000 + 4000, takenOver(n + 1, rival + n)),
  ]);
  const events = [stageBegan('take-over'), ...at(4000, takenOver(1, rival)), ...slowRival, stageEnded('take-over')];
  expect(verdictOf(rule, events).violations).toEqual([]);
});
