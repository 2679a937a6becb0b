import { expect, test } from 'vitest';
import { isMovedPastZeroBytes } from './skipped-hours.ts';

/** Of this secret the digests of the hours 05, 07, 08 and 20 of that day hold a zero byte (ref 1.6, V11 and V12). */
const secret = '12345678';
const at = (time: string) => Date.parse(`2025-04-${time}Z`);

test.each([
  ['past one hour', '2025041406', '14T05:30'],
  ['past two hours', '2025041409', '14T07:30'],
  ['past 23 h', '2025041824', '18T23:30'],
  ['by a clock that is four minutes slow', '2025041406', '14T06:04'],
])('a stamp that was moved on %s is known', (_, stamp, time) => {
  expect(isMovedPastZeroBytes(stamp, secret, at(time))).toBe(true);
});

test.each([
  ['the present hour', '2025041401', '14T01:30'],
  ['the next hour where the present one would have done', '2025041402', '14T01:30'],
  ['one hour too far', '2025041407', '14T05:30'],
  ['not far enough', '2025041408', '14T07:30'],
  ['an hour that has passed', '2025041404', '14T05:30'],
  ['no number', 'now', '14T05:30'],
])('%s is another matter', (_, stamp, time) => {
  expect(isMovedPastZeroBytes(stamp, secret, at(time))).toBe(false);
});

test('with another secret it is another stamp that would be moved on', () => {
  expect(isMovedPastZeroBytes('2025041406', '87654321', at('14T05:30'))).toBe(false);
});
