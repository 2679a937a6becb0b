import { expect, test } from 'vitest';
import { many } from './many.ts';

test('a count stands with the singular only for one', () => {
  expect([0, 1, 2].map((count) => many(count, 'rule'))).toEqual(['0 rules', '1 rule', '2 rules']);
});

test('a plural that is not the noun and an s is given', () => {
  expect([1, 3].map((count) => many(count, 'entry', 'entries'))).toEqual(['1 entry', '3 entries']);
});
