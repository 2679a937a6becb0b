import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnoseTimestamp, formatTimestamp, parseTimestamp } from './timestamp.ts';

const hour = 3_600_000;
const now = Date.UTC(2018, 6, 24, 17, 30);
const anyTime = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }).map(Number);

describe('formatting and parsing', () => {
  test('writes the UTC hour', () => {
    expect(formatTimestamp(Date.UTC(2018, 6, 24, 17, 56, 20))).toBe('2018072417');
    expect(formatTimestamp(Date.UTC(2019, 5, 24, 0, 0, 0))).toBe('2019062400');
  });

  test('parsing what was formatted gives the beginning of the hour', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(parseTimestamp(formatTimestamp(time))).toEqual({ ok: true, value: Math.floor(time / hour) * hour });
      }),
    );
  });

  test.each([
    ['20180724', 'it has 8 digits instead of 10'],
    ['2018072424', 'there is no such date and hour'],
    ['2018002417', 'there is no such date and hour'],
    ['2018022917', 'there is no such date and hour'],
    ['201807241x', 'it is not made of digits'],
    ['', 'it is not made of digits'],
  ])('%j is not a timestamp: %s', (stamp, problem) => {
    expect(parseTimestamp(stamp)).toEqual({ ok: false, problem });
  });
});

describe('the tolerance of sign type 1', () => {
  test.each([
    ['2018072417', true, true],
    ['2018072416', true, false],
    ['2018072418', true, false],
    ['2018072415', false, false],
    ['2018072419', false, false],
    ['20180724', false, false],
  ])('%s at 17:30 passes with an hour: %s, without: %s', (stamp, lenient, strict) => {
    expect(diagnoseTimestamp(stamp, now).withinTolerance).toBe(lenient);
    expect(diagnoseTimestamp(stamp, now, 0).withinTolerance).toBe(strict);
  });

  test('reaches one hour beyond both ends of the hour that is named, and no further', () => {
    const passes = (time: number) => diagnoseTimestamp('2018072417', time).withinTolerance;
    const [from, to] = [Date.UTC(2018, 6, 24, 16), Date.UTC(2018, 6, 24, 19)];
    expect([from - 1, from, to - 1, to].map(passes)).toEqual([false, true, true, false]);
  });
});

describe('diagnosis', () => {
  test.each([
    ['2018072417', undefined],
    ['2018072418', 'local time, 1 hour ahead of UTC'],
    ['2018072501', 'local time, 8 hours ahead of UTC'],
    ['2018072412', 'local time or an earlier hour, 5 hours behind UTC'],
    ['2018072508', '15 hours in the future'],
    ['2018072217', '48 hours in the past'],
    ['20180724', 'a date of 8 digits, without the hour'],
    ['1532453400', 'seconds since the epoch'],
    ['1744163840', 'seconds since the epoch'],
    ['1532453400000', 'milliseconds since the epoch'],
    ['2018072424', 'hour 24, after 23'],
    ['2018062417', 'month counted from 0'],
    ['2018062501', 'month counted from 0'],
    ['2019000112', 'month counted from 0'],
    ['2018133217', 'no such date'],
    ['201807241730', 'minutes after the hour'],
    ['20180724173000', 'minutes and seconds after the hour'],
    ['18072417', 'a date of 8 digits, without the hour'],
    ['7', '1 digits instead of 10'],
    ['2018-07-24', 'not only digits'],
    ['', 'not only digits'],
  ])('%j at 2018-07-24 17:30 is seen as: %s', (stamp, nearMiss) => {
    expect(diagnoseTimestamp(stamp, now).nearMiss).toBe(nearMiss);
    expect(diagnoseTimestamp(stamp, now).current).toBe(nearMiss === undefined);
  });

  test('the 31st is recognized with its month counted from 0, although February has none', () => {
    expect(diagnoseTimestamp('2019023123', Date.UTC(2019, 2, 31, 23)).nearMiss).toBe('month counted from 0');
  });

  test('a stamp made just before the hour and read just after it is current', () => {
    expect(diagnoseTimestamp('2018072417', Date.UTC(2018, 6, 24, 18, 0, 5))).toEqual({
      current: true,
      withinTolerance: true,
    });
  });

  test('the present hour is current at any time, and any other text gets a reason', () => {
    fc.assert(
      fc.property(anyTime, fc.string(), (time, text) => {
        expect(diagnoseTimestamp(formatTimestamp(time), time, 0)).toEqual({ current: true, withinTolerance: true });
        const { current, nearMiss } = diagnoseTimestamp(text, time);
        expect(current || nearMiss).toBeTruthy();
      }),
    );
  });
});
