import { describe, expect, test } from 'vitest';
import { answered, at, commandSent, type Event, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-13.ts';

/** So many messages, evenly spread over these milliseconds. */
const spread = (count: number, ms: number, make: () => Event[] = report) =>
  Array.from({ length: count }, (_, index) => {
    const time = (index * ms) / count;
    return make().flatMap((event) => at(time, event));
  });

describe('passes', () => {
  test.each([
    [50, 1000],
    [500, 10_000],
    [55, 10],
    [1000, 60_000],
  ])('%i messages within %i ms', (count, ms) => {
    expect(verdictOf(rule, ...spread(count, ms))).toEqual({ exercised: count, violations: [] });
  });

  test('answers to as many commands as the platform sent at once', () => {
    expect(verdictOf(rule, ...spread(200, 100, () => answered())).violations).toEqual([]);
  });

  test('a report with the answer to each of many commands', () => {
    const commands = Array.from({ length: 32 }, (_, index) => at(index, commandSent({ mid: index + 1 }))).flat();
    const each = spread(64, 100).map((events) => events.map((event) => ({ ...event, at: (event.at ?? 0) + 40 })));
    expect(verdictOf(rule, commands, ...each).violations).toEqual([]);
  });

  test('messages that are sent again after the connection broke', () => {
    expect(verdictOf(rule, ...spread(200, 100, () => report({}, { dup: true }))).violations).toEqual([]);
  });

  test('as many reports as the device was asked to send', () => {
    const told: Event = { type: 'report-asked', deviceId: 'lamp-1', services: [] };
    expect(verdictOf(rule, told, ...spread(200, 100)).violations).toEqual([]);
  });

  test('two devices with 40 a second each', () => {
    const both = [...spread(40, 900), ...spread(40, 900, () => report({}, { connection: 2, deviceId: 'lamp-2' }))];
    const inOrder = both.toSorted((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
    expect(verdictOf(rule, ...inOrder).violations).toEqual([]);
  });
});

describe('is broken by', () => {
  test('60 messages in a second', () => {
    expect(verdictOf(rule, ...spread(60, 1000)).violations).toMatchObject([{ actual: '56 within 917 ms' }]);
  });

  test('a sustained excess, once for each time that the limit was passed', () => {
    expect(verdictOf(rule, ...spread(112, 1000)).violations).toHaveLength(2);
  });
});
