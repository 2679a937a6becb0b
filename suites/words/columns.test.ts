import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, cutToColumns, padded } from './columns.ts';
import { wrapped } from './plain-text.ts';

test.each([
  ['', 0],
  ['report', 6],
  ['属性上报', 8],
  ['上报3次，', 9],
  ['✓ │►', 4],
  ['🚦', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('what is padded or cut has its width, whatever it is made of', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '属', '，', '🚦', 'é', ' '), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 40 }), (said, most) => {
      const cut = cutToColumns(said, most);
      expect(columnsOf(cut)).toBeLessThanOrEqual(most);
      expect(columnsOf(padded(cut, most))).toBe(most);
      if (columnsOf(said) <= most) expect(cut).toBe(said);
    }),
  );
});

test('Chinese is broken anywhere, and no line begins with what closes a clause', () => {
  expect(wrapped('设备没有响应，平台等待20 s后放弃。', 12)).toEqual(['设备没有响', '应，平台等待', '20 s后放弃。']);
  expect(wrapped('上报了 `Lamp01` 的属性', 12)).toEqual(['上报了', '`Lamp01` 的', '属性']);
});

test('no line of any text is wider than asked for, and nothing but spaces is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'bc', '属', '，', '。', '（', '🚦', ' ', '`'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (said, width) => {
      const lines = wrapped(said, width);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(said.replaceAll(' ', ''));
    }),
  );
});
