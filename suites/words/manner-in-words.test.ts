import { expect, test } from 'vitest';
import { mannerInWords } from './manner-in-words.ts';

const raw = new Uint8Array(6);

test.each([
  [{ cuts: [1, 2, 3, 4, 5] }, 'in 6 pieces, cut after every byte'],
  [{ cuts: [5] }, 'in 2 pieces, cut after byte 5 of 6'],
  [{ cuts: [1, 4] }, 'in 3 pieces, cut after byte 1, 4 of 6'],
  [{ cuts: [1, 2, 3, 4] }, 'in 5 pieces'],
  [{ joined: 2 }, 'in one piece with 1 other'],
  [{ joined: 8 }, 'in one piece with 7 others'],
  [{}, undefined],
])('%j', (manner, words) => {
  expect(mannerInWords({ ...manner, raw })).toBe(words);
});
