import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioSeed } from './seeds.ts';

test('the seed of a scenario depends on nothing but the seed of the run and its name', () => {
  expect(scenarioSeed(123, 'commands')).toBe(scenarioSeed(123, 'commands'));
  expect(scenarioSeed(123, 'commands')).not.toBe(scenarioSeed(123, 'forms'));
  expect(scenarioSeed(123, 'commands')).not.toBe(scenarioSeed(124, 'commands'));
});

test('a replay token of today finds the same inputs tomorrow', () => {
  expect([scenarioSeed(123, 'commands'), scenarioSeed(-1, 'forms')]).toEqual([2095390910, 600239365]);
});

test('it is a whole number of 32 bits, which every generator takes', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, name) => {
      const derived = scenarioSeed(seed, name);
      expect(derived | 0).toBe(derived);
    }),
  );
});
