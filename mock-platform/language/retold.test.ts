import { afterEach, expect, test } from 'vitest';
import { learnPhrases, retold } from './retold.ts';
import { speak } from './spoken.ts';

afterEach(() => {
  speak('en');
  learnPhrases([]);
});

test('what was said in English is told in the language that is spoken', () => {
  learnPhrases([['{n} bytes', '{n}字节']]);
  expect(retold('12 bytes')).toBe('12 bytes');
  speak('zh');
  expect(retold('12 bytes')).toBe('12字节');
  learnPhrases([['{n} bytes', '长{n}字节']]);
  expect(retold('12 bytes')).toBe('长12字节');
});
