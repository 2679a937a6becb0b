import { expect, test } from 'vitest';
import { MistakenKeys } from './mistaken-keys.ts';

const after = (...answers: ('right' | 'mistaken')[]): boolean => {
  const keys = new MistakenKeys();
  for (const answer of answers) keys.answered(answer === 'mistaken');
  return keys.areUsed;
};

test('a device mistakes keys from its first answer with that of another command on', () => {
  expect(after()).toBe(false);
  expect(after('right')).toBe(false);
  expect(after('right', 'mistaken')).toBe(true);
});

test('one right answer may be chance, and two in a row are not', () => {
  expect(after('mistaken', 'right')).toBe(true);
  expect(after('mistaken', 'right', 'mistaken', 'right')).toBe(true);
  expect(after('mistaken', 'right', 'right')).toBe(false);
});
