import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

const declaredMs = 20_000;

/** Asks as many at a time as it may, a few rounds long. */
function taught(latencyOf: (place: number) => number, rounds = 6): Pace {
  const pace = new Pace();
  pace.answered(latencyOf(1), 1);
  for (let round = 0; round < rounds; round++) {
    const most = Math.min(20, pace.most(declaredMs));
    for (let place = 1; place <= most; place++) pace.answered(latencyOf(place), place);
  }
  return pace;
}

describe('how many requests may wait at a time', () => {
  test('as many as one likes, as long as nothing is known, and with a device that is fast', () => {
    expect(new Pace().most(declaredMs)).toBe(Number.POSITIVE_INFINITY);
    expect(taught((place) => place).most(declaredMs)).toBe(Number.POSITIVE_INFINITY);
  });

  test('with a device that takes one after the other, as many as it answers in time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 251, max: 15_000 }), fc.integer({ min: 0, max: 6 }), (eachMs, rounds) => {
        const most = taught((place) => place * eachMs, rounds).most(declaredMs);
        expect(most).toBe(Math.floor(15_000 / eachMs));
      }),
    );
  });

  test('with one that takes long for each, but for many at a time, soon as many as one likes', () => {
    expect(taught(() => 3000, 0).most(declaredMs)).toBe(5);
    expect(taught(() => 3000).most(declaredMs)).toBeGreaterThanOrEqual(20);
  });

  test('at least one, however slow it is', () => {
    expect(taught(() => 40_000, 0).most(declaredMs)).toBe(1);
  });
});
