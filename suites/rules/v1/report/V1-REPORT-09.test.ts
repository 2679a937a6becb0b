import { describe, expect, test } from 'vitest';
import { formatEventTime } from '../../../../mock-platform/protocol/times.ts';
import { at, beginning, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-09.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Reports at these moments (ms), each with a time so far (ms) from the present. */
const reports = (moments: readonly number[], offset: (moment: number) => number) =>
  moments.flatMap((moment) =>
    at(moment, report({ level: 1 }, { eventTime: formatEventTime(beginning + moment + offset(moment)) })),
  );
const every5s = [0, 5000, 10_000, 15_000];

describe('passes', () => {
  test.each([
    ['the present', 0],
    ['a clock that is two minutes fast', 2 * minute],
    ['a clock that is two minutes slow', -2 * minute],
    ['data of 20 minutes ago', -20 * minute],
    ['data of last week', -7 * 24 * hour],
  ])('%s', (_, offset) => {
    expect(
      verdictOf(
        rule,
        reports(every5s, () => offset),
      ),
    ).toEqual({ exercised: 4, violations: [] });
  });

  test('a constant in the past, as one firmware sends it', () => {
    const constant = every5s.flatMap((moment) => at(moment, report({ level: 1 }, { eventTime: '20201103T114920Z' })));
    expect(verdictOf(rule, constant).violations).toEqual([]);
  });

  test('a constant that is just an hour old', () => {
    expect(
      verdictOf(
        rule,
        reports(every5s, (moment) => -hour - moment),
      ).violations,
    ).toEqual([]);
  });

  test('data of an hour ago that was kept and is sent all at once', () => {
    const kept = [0, 10, 20, 30].map((moment, index) => reports([moment], () => -hour + index * 10_000));
    expect(verdictOf(rule, ...kept).violations).toEqual([]);
  });

  test('data of an hour ago from a device that knows the present', () => {
    expect(
      verdictOf(
        rule,
        reports([0], () => 0),
        reports([5000, 10_000], () => -hour),
      ).violations,
    ).toEqual([]);
  });

  test('a single report from an hour ago', () => {
    expect(
      verdictOf(
        rule,
        reports([0], () => -hour),
      ),
    ).toEqual({ exercised: 1, violations: [] });
  });
});

describe('is broken by', () => {
  test.each([
    ['local time east of Greenwich', 8 * hour, 'local time, 8 hours ahead of UTC'],
    ['local time in India', 5.5 * hour, 'local time, 5.5 hours ahead of UTC'],
    ['any future', 20 * minute, '1200 s in the future'],
  ])('%s', (_, offset, nearMiss) => {
    expect(
      verdictOf(
        rule,
        reports([0], () => offset),
      ).violations,
    ).toMatchObject([{ nearMiss }]);
  });

  test('local time west of Greenwich, by the second report', () => {
    expect(
      verdictOf(
        rule,
        reports([0, 5000], () => -5 * hour),
      ).violations,
    ).toMatchObject([{ nearMiss: 'local time, 5 hours behind UTC', evidence: [{}, {}] }]);
  });

  test('local time west of Greenwich in reports of every second', () => {
    expect(
      verdictOf(
        rule,
        reports([0, 1000, 2000, 3000], () => -5 * hour),
      ).violations,
    ).toHaveLength(2);
  });
});

test('no time, and a time that cannot be read, are other matters', () => {
  expect(
    verdictOf(rule, report(), report({}, { eventTime: null }), report({}, { eventTime: '20260115200000Z' })),
  ).toEqual({
    exercised: 0,
    violations: [],
  });
});
