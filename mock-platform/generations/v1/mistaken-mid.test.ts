import { expect, test } from 'vitest';
import { mistakenMid } from './mistaken-mid.ts';

test.each([
  [65_535, -1, 'the mid as a signed 16-bit number'],
  [32_768, -32_768, 'the mid as a signed 16-bit number'],
  [256, 0, 'the low byte of the mid'],
  [300, 44, 'the low byte of the mid'],
  [300, '44', 'the low byte of the mid'],
  [128, -128, 'the low byte of the mid, signed'],
  [0x8001, 1, 'the low byte of the mid'],
  [0x8100, 0x100, 'the mid without its top bit'],
  [1, 256, 'the mid with its two bytes swapped'],
  [1, 65_536, 'the mid counted on past 65535'],
  [7, 65_543, 'the mid counted on past 65535'],
])('of mid %j, %j is %s', (mid, actual, words) => {
  expect(mistakenMid(mid, actual)).toBe(words);
});

test.each([
  [300, 300],
  [300, '300'],
  [5, 6],
  [5, undefined],
  [5, ''],
])('of mid %j, %j is nothing known', (mid, actual) => {
  expect(mistakenMid(mid, actual)).toBeUndefined();
});
