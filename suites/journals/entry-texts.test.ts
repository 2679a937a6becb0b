import { expect, test, vi } from 'vitest';
import { jsonText } from './entry-texts.ts';

test('of a long value only the beginning is looked at', () => {
  const behind = vi.fn(() => 'end');
  const text = jsonText([...Array.from({ length: 10_000 }, (_, n) => n), { toJSON: behind }]);
  expect(text).toMatch(/^\[0,1,2,3,.*…$/);
  expect(behind).not.toHaveBeenCalled();
});

test('a megabyte of text in it is cut as before', () => {
  const text = jsonText({ a: 1, text: 'x'.repeat(2 ** 20), b: 2 });
  expect(text).toBe(`{"a":1,"text":"${'x'.repeat(144)}…`);
});
