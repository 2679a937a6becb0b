import { expect, test } from 'vitest';
import { nearMisses } from './near-misses.ts';

test('names a letter or the case of a letter away', () => {
  expect(nearMisses(['Level'])).toEqual(['Unheard_of', 'level', 'LEVEL', 'Leve', 'Level2', 'Level ', 'xLevel']);
});

test('none of the names themselves', () => {
  expect(nearMisses(['a', 'A', 'a2'])).not.toContain('A');
});

test('a name where there are none', () => {
  expect(nearMisses([])).toEqual(['Unheard_of']);
});

test('never the empty name', () => {
  expect(nearMisses(['a'])).not.toContain('');
});
