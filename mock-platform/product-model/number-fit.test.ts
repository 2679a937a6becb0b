import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtLeast, isAtMost, isOnStep } from './number-fit.ts';

const places = fc.integer({ min: 0, max: 4 });
const decimal = (units: number, digits: number) => Number(`${units}e-${digits}`);

describe('steps', () => {
  test.each([
    [0.30000000000000004, 0, 0.1, true],
    [23.299999237060547, 0, 0.1, true],
    [23.2999992370605, 0, 0.1, true],
    [0.7, 0.1, 0.2, true],
    [0.15, 0, 0.1, false],
    [0.25, 0, 0.5, false],
    [23.31, 0, 0.1, false],
    [-39.5, -40, 0.5, true],
    [-39.75, -40, 0.5, false],
    [5, 1, 2, true],
    [6, 1, 2, false],
    [-3, 0, 5, false],
    [-5, 0, 5, true],
    [2 ** 53 - 1, 0, 2, false],
    [1e300, 0, 0.1, true],
    [2 ** 53 + 2, 1, 2, true],
    [2 ** 53 - 4, -773, 9, true],
    [-(2 ** 60), 1, 2, true],
    [3_000_000.25, 0, 0.1, false],
  ])('%d from %d in steps of %d: %s', (value, base, step, expected) => {
    expect(isOnStep(value, base, step)).toBe(expected);
  });

  test('every value on the grid passes, computed in whatever order, in 64 bits or 32', () => {
    const grid = fc.record({
      digits: places,
      base: fc.integer({ min: -10_000, max: 10_000 }),
      step: fc.integer({ min: 1, max: 500 }),
      count: fc.nat({ max: 100_000 }),
    });
    fc.assert(
      fc.property(grid, ({ digits, base, step, count }) => {
        const [first, stride] = [decimal(base, digits), decimal(step, digits)];
        const exact = decimal(base + count * step, digits);
        expect(isOnStep(exact, first, stride)).toBe(true);
        expect(isOnStep(first + count * stride, first, stride)).toBe(true);
        fc.pre(Math.abs(exact) * 2 ** -23 < stride / 2);
        expect(isOnStep(Math.fround(exact), first, stride)).toBe(true);
        expect(isOnStep(Number(Math.fround(exact).toPrecision(15)), first, stride)).toBe(true);
      }),
    );
  });

  test('a value in the middle between two steps does not pass', () => {
    const grid = fc.record({
      digits: places,
      base: fc.integer({ min: -1000, max: 1000 }),
      count: fc.nat({ max: 10_000 }),
    });
    fc.assert(
      fc.property(grid, ({ digits, base, count }) => {
        const stride = decimal(1, digits);
        expect(isOnStep(decimal((base + count) * 10 + 5, digits + 1), decimal(base, digits), stride)).toBe(false);
      }),
    );
  });

  test('a sum of a thousand steps of 0.1 passes', () => {
    let sum = 0;
    for (let index = 0; index < 1000; index += 1) sum += 0.1;
    expect(sum).not.toBe(100);
    expect(isOnStep(sum, 0, 0.1)).toBe(true);
  });
});

describe('bounds', () => {
  test.each([
    [5, 5, true],
    [4, 5, false],
    [0.1 * 3, 0.3, true],
    [Math.fround(0.1), 0.1, true],
    [Math.fround(0.3) - 0.001, 0.3, false],
    [-0.01, 0, false],
    [1e9 - 0.01, 1e9, false],
  ])('%d is at least %d: %s', (value, min, expected) => {
    expect(isAtLeast(value, min)).toBe(expected);
    expect(isAtMost(-value, -min)).toBe(expected);
  });
});
