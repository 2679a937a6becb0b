import { expect, test } from 'vitest';
import { answered, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-08.ts';

const timed = (eventTime: unknown) => verdictOf(rule, report({ level: 1 }, { eventTime }));

test.each(['20260115T120000Z', '20201103T114920Z', '20240229T235959Z'])('%s passes', (eventTime) => {
  expect(timed(eventTime)).toEqual({ exercised: 1, violations: [] });
});

test('a device that sends no time, or null for it, need not know the form', () => {
  expect(timed(undefined)).toEqual({ exercised: 0, violations: [] });
  expect(timed(null)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, answered()).exercised).toBe(0);
});

test.each([
  ['20260115120000Z', 'without the T'],
  ['20260115T120000', 'without the Z'],
  ['2026-01-15T12:00:00Z', 'dashes and colons between the fields'],
  ['2026115T120000Z', 'fields without their leading zeros'],
  ['20260115T240000Z', 'there is no such date and time'],
  ['20260230T120000Z', 'there is no such date and time'],
  [1768478400, 'seconds since the epoch'],
  [1768478400000, 'milliseconds since the epoch'],
  ['', "it is not written as yyyyMMdd'T'HHmmss'Z'"],
])('%j breaks it', (eventTime, nearMiss) => {
  expect(timed(eventTime)).toMatchObject({
    exercised: 1,
    violations: [{ actual: JSON.stringify(eventTime), nearMiss }],
  });
});

test('a well-formed time of another zone is left to V1-REPORT-09', () => {
  expect(timed('20260115T200000Z').violations).toEqual([]);
});
