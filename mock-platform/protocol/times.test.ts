import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  diagnoseEventTime,
  formatEventTime,
  parseEventTime,
  parseMillisecondTime,
  parseTimeLeniently,
} from './times.ts';

const time = Date.UTC(2016, 11, 19, 11, 49, 20);
const minute = 60_000;
const hour = 60 * minute;

describe('formatting and parsing', () => {
  test('writes UTC with T and Z', () => {
    expect(formatEventTime(time)).toBe('20161219T114920Z');
    expect(parseEventTime('20161219T114920Z')).toEqual({ ok: true, value: time });
  });

  test('parsing what was formatted gives the second', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const value = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseEventTime(formatEventTime(date.getTime()))).toEqual({ ok: true, value });
      }),
    );
  });

  test.each(['20230229T000000Z', '20241301T000000Z', '20240101T240000Z', '20240101T006000Z', '20240431T000000Z'])(
    '%s is not a time',
    (text) => {
      expect(parseEventTime(text)).toEqual({ ok: false, problem: 'there is no such date and time' });
    },
  );
});

describe('times with milliseconds', () => {
  test('are read to the millisecond', () => {
    expect(parseMillisecondTime('2016-12-19T11:49:20.250Z')).toEqual({ ok: true, value: time + 250 });
  });

  test.each(['2023-02-29T00:00:00.000Z', '2024-01-01T24:00:00.000Z', '2024-04-31T00:00:00.000Z'])(
    '%s is not a time',
    (text) => {
      expect(parseMillisecondTime(text)).toEqual({ ok: false, problem: 'there is no such date and time' });
    },
  );

  test.each([
    '2016-12-19T11:49:20Z',
    '2016-12-19T11:49:20.25Z',
    '2016-12-19 11:49:20.250Z',
    '2016-12-19T11:49:20.250',
    '2016-12-19T11:49:20.250+00:00',
    '20161219T114920Z',
  ])('%s is written otherwise', (text) => {
    expect(parseMillisecondTime(text)).toEqual({
      ok: false,
      problem: `it is not written as yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`,
    });
  });
});

describe('diagnosis', () => {
  test.each([
    ['20161219114920Z', 'without the T'],
    ['20161219T114920', 'without the Z'],
    ['20161219 114920Z', 'a space for the T'],
    ['20161219t114920z', 'lower-case t or z'],
    ['20161219T114920.123Z', 'fractions of a second'],
    ['20161219T194920+0800', 'an offset for the Z'],
    ['2016-12-19T11:49:20Z', 'dashes and colons between the fields'],
    ['2016-12-19 11:49:20', 'dashes and colons between the fields'],
    ['1482148160', 'seconds since the epoch'],
    ['1482148160000', 'milliseconds since the epoch'],
    ['20161219114920', 'without T and Z'],
    ['2016129T114920Z', 'fields without their leading zeros'],
    ['20161319T114920Z', 'there is no such date and time'],
    ['yesterday', "it is not written as yyyyMMdd'T'HHmmss'Z'"],
    ['', "it is not written as yyyyMMdd'T'HHmmss'Z'"],
  ])('%j is seen as: %s', (text, nearMiss) => {
    expect(diagnoseEventTime(text, time)).toEqual({ ok: false, nearMiss });
  });

  test.each([
    [8 * hour, 'local time, 8 hours ahead of UTC'],
    [8 * hour - 30_000, 'local time, 8 hours ahead of UTC'],
    [hour, 'local time, 1 hour ahead of UTC'],
    [5.5 * hour, 'local time, 5.5 hours ahead of UTC'],
    [-5 * hour, 'local time, 5 hours behind UTC'],
    [5 * minute, '300 s in the future'],
    [365 * 24 * hour, '31536000 s in the future'],
  ])('a time %i ms away is not fine: %s', (away, nearMiss) => {
    expect(diagnoseEventTime(formatEventTime(time + away), time)).toEqual({ ok: false, time: time + away, nearMiss });
  });

  test.each([0, minute, -minute, -10 * minute, -3.25 * hour, -365 * 24 * hour])('a time %i ms away is fine', (away) => {
    expect(diagnoseEventTime(formatEventTime(time + away), time)).toEqual({ ok: true, time: time + away });
  });
});

describe('parseTimeLeniently', () => {
  test.each([
    ['2024-05-28T14:23:24.250Z', 250],
    ['2024-05-28T14:23:24Z', 0],
    ['2024-05-28 14:23:24', 0],
    ['2024-05-28 14:23:24.2Z', 200],
    ['20240528T142324Z', 0],
  ])('reads %s', (text, milliseconds) => {
    expect(parseTimeLeniently(text)).toEqual({
      ok: true,
      value: Date.UTC(2024, 4, 28, 14, 23, 24) + milliseconds,
    });
  });

  test.each(['2024-05-28', '2024-02-30T14:23:24Z', '1716906204', ''])('does not guess what "%s" means', (text) => {
    expect(parseTimeLeniently(text).ok).toBe(false);
  });

  test('serves to tell the time zone of what is not well written', () => {
    const now = Date.UTC(2024, 4, 28, 6, 23, 24);
    expect(diagnoseEventTime('2024-05-28T14:23:24Z', now, 1000, parseTimeLeniently)).toMatchObject({
      ok: false,
      nearMiss: 'local time, 8 hours ahead of UTC',
    });
  });
});
