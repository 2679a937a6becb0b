import { describe, expect, test } from 'vitest';
import { readFixedHeader } from './fixed-header.ts';
import { bytes } from './testing.ts';

describe('a fixed header', () => {
  test.each([
    ['c0 00', { type: 'PINGREQ', flags: 0, size: 2, remaining: 0 }],
    ['3b 7f', { type: 'PUBLISH', flags: 11, size: 2, remaining: 127 }],
    ['30 80 01', { type: 'PUBLISH', flags: 0, size: 3, remaining: 128 }],
    ['30 ff ff 7f', { type: 'PUBLISH', flags: 0, size: 4, remaining: 2_097_151 }],
    ['30 ff ff ff 7f', { type: 'PUBLISH', flags: 0, size: 5, remaining: 268_435_455 }],
    ['c0 80 00', { type: 'PINGREQ', flags: 0, size: 3, remaining: 0 }],
    ['f0 00', { type: 'reserved 15', flags: 0, size: 2, remaining: 0 }],
  ])('%s is read', (hex, header) => {
    expect(readFixedHeader(bytes(hex), 0)).toEqual(header);
  });

  test.each(['', '30', '30 80', '30 ff ff ff'])('%j is not complete yet', (hex) => {
    expect(readFixedHeader(bytes(hex), 0)).toBeUndefined();
  });

  test('whose fourth length byte announces a fifth has an infinite length', () => {
    expect(readFixedHeader(bytes('30 ff ff ff ff'), 0)).toEqual({
      type: 'PUBLISH',
      flags: 0,
      size: 5,
      remaining: Number.POSITIVE_INFINITY,
    });
  });
});
