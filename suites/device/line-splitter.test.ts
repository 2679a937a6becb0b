import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

test('lines are the same however the bytes are cut', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ä', '€', '😀', '\n', '\r\n', '\u2028') });
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 5 })), (output, sizes) => {
      const bytes = Buffer.from(output);
      const splitter = new LineSplitter(1000);
      const lines: string[] = [];
      let at = 0;
      for (const size of [...sizes, bytes.length]) {
        lines.push(...splitter.feed(bytes.subarray(at, at + size)));
        at += size;
      }
      lines.push(...splitter.rest());
      const expected = output.split(/\r?\n/);
      if (expected.at(-1) === '') expected.pop();
      expect(lines).toEqual(expected);
    }),
  );
});

test('a long line is cut, and the next one is whole again', () => {
  const splitter = new LineSplitter(4);
  expect(splitter.feed(Buffer.from('abc'))).toEqual([]);
  expect(splitter.feed(Buffer.from('defgh\nij\n'))).toEqual(['abcd', 'ij']);
});

test('bytes that are not UTF-8 become replacement characters', () => {
  const splitter = new LineSplitter(10);
  expect(splitter.feed(Buffer.from([0x61, 0xff, 0x0a]))).toEqual(['a\ufffd']);
});
