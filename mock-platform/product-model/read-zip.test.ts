import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesInZip, isZip, ZipError } from './read-zip.ts';
import { zipOf } from './testing.ts';

const most = 1000;

test.each([true, false])('the files of a zip are read, packed: %s', (packed) => {
  const zip = zipOf({ 'profile/a.json': '{"a":1}', 'folder/': '', 'service\\b.json': 'ü'.repeat(100) }, { packed });
  expect(isZip(zip)).toBe(true);
  expect(filesInZip(zip).map(({ path, read }) => [path, read(most).toString()])).toEqual([
    ['profile/a.json', '{"a":1}'],
    ['service/b.json', 'ü'.repeat(100)],
  ]);
});

test('a comment behind the directory does not hide it', () => {
  expect(filesInZip(Buffer.concat([zipOf({ a: 'x' }), Buffer.from('a comment')]))).toHaveLength(1);
});

test.each([
  ['a bomb is not unpacked', zipOf({ a: Buffer.alloc(1_000_000) }), 'is damaged, or a in it is larger than 1000 bytes'],
  [
    'nor is a large file that is just stored',
    zipOf({ a: Buffer.alloc(2000) }, { packed: false }),
    'holds a a of more than 1000 bytes',
  ],
  ['an encrypted one is reported', zipOf({ a: 'x' }, { flags: 1 }), 'is encrypted: a cannot be read'],
])('%s', (_, zip, message) => {
  expect(() => filesInZip(zip)[0]?.read(most)).toThrow(new ZipError(message));
});

test.each([
  ['what is cut off', zipOf({ a: 'x' }).subarray(0, -30), 'is cut off: it has no directory at its end'],
  [
    'a file that is not a zip',
    Buffer.from('PK\x03\x04 and something else'),
    'is cut off: it has no directory at its end',
  ],
])('%s is reported', (_, zip, message) => {
  expect(() => filesInZip(zip)).toThrow(new ZipError(message));
});

test('any zip is read or reported as wrong, and nothing else is thrown', () => {
  const zip = zipOf({ 'a.json': '{"a":1}', b: 'x'.repeat(50) });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const damaged = Buffer.from(zip);
      for (const [at, byte] of changes) damaged[at] = byte;
      try {
        for (const { read } of filesInZip(damaged)) read(most);
      } catch (error) {
        expect(error).toBeInstanceOf(ZipError);
      }
    }),
  );
});
