import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutInto } from './faults.ts';
import { bytes } from './testing.ts';

test.each<[number[], string[]]>([
  [[], ['01020304']],
  [[1], ['01', '020304']],
  [
    [3, 1],
    ['01', '0203', '04'],
  ],
  [
    [1, 2, 3],
    ['01', '02', '03', '04'],
  ],
  [
    [0, 2, 2, 4, 9, -1],
    ['0102', '0304'],
  ],
])('cuts at %j', (cuts, pieces) => {
  expect(cutInto(bytes('01020304'), cuts)).toEqual(pieces.map((piece) => bytes(piece)));
});

test('the pieces together are the frame, and none is empty', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.array(fc.integer({ min: -2, max: 20 })), (frame, cuts) => {
      const pieces = cutInto(frame, cuts);
      expect(new Uint8Array(Buffer.concat(pieces))).toEqual(frame);
      expect(pieces.every(({ length }) => length > 0)).toBe(true);
    }),
  );
});
