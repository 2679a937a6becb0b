import { expect, test } from 'vitest';
import { scenarios } from '../../suites/scenarios/scenarios.ts';
import { generationOf, repertoireOf } from './trial-product.ts';

test('a fault that says nothing is of generation 1', () => {
  expect(generationOf({ id: 'silent' })).toBe(1);
});

test('a generation that nothing can be played in is told with the fault', () => {
  expect(() => generationOf({ id: 'silent', generation: 9 })).toThrow(
    /^silent is of generation 9: expected one of 1\b/,
  );
});

test('a fault of generation 1 is played what that has, in the order of a run', () => {
  const names = repertoireOf(1).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['registration', 'connect']);
  expect(scenarios.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
});
