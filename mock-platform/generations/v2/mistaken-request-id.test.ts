import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistakenRequestId } from './mistaken-request-id.ts';

const id = '7f3b9c52-0a1d-4e68-9c41-00000000000a';

test.each([
  ['7F3B9C52-0A1D-4E68-9C41-00000000000A', 'the request id in capitals'],
  ['7f3b9c520a1d4e689c4100000000000a', 'the request id without its hyphens'],
  ['7f3b9c52-0a1d-4e68-', 'the first 19 characters of the request id'],
  ['9c41-00000000000a', 'the last 17 characters of the request id'],
  [`{${id}}`, 'the request id in braces'],
  [`"${id}"`, 'the request id in quotation marks'],
  [`request_id=${id}`, 'the request id with "request_id=" twice'],
  [`${id}\u0000\u0000`, 'the request id with more behind it'],
  [`device/${id}`, 'the request id with more in front of it'],
  [`${id}\n`, 'the request id with white space around it'],
  [`<${id}>`, 'the request id with < and > around it'],
  ['7F3B9C520A1D4E689C4100000000000A', 'the request id without its hyphens, in capitals'],
  ['{request_id}', 'a placeholder that was not filled in'],
  ['%s', 'a placeholder that was not filled in'],
])('%s is recognised', (actual, words) => {
  expect(mistakenRequestId(id, actual)).toBe(words);
});

test.each([
  ['a%41b', 'aAb', 'the request id, percent-decoded'],
  ['a:b', 'a%3Ab', 'the request id, percent-encoded'],
  ['key=value', 'key', 'the request id up to its second "="'],
  ['ABcd', 'abcd', 'the request id in small letters'],
  ['größe', 'gr??e', 'the request id with "?" for what is not ASCII'],
  ['größe', 'gr????e', 'the request id with "?" for each byte that is not ASCII'],
  ['größe', 'gre', 'the request id without what is not ASCII'],
  ['größe', 'grÃ¶Ã\u009fe', 'the request id with its UTF-8 read as Latin-1'],
  ['a=b=c', 'c', 'the request id from its last "=" on'],
  ['a b', 'a+b', 'the request id with "+" for its blanks'],
  ['Z', 'Z?request_id=1', 'the request id with "?request_id=" behind it'],
  ['a%41%', 'aA%', 'the request id, percent-decoded'],
])('of %s so is %s', (own, actual, words) => {
  expect(mistakenRequestId(own, actual)).toBe(words);
});

test.each([[id], ['7f3'], [''], [undefined], [7], ['7f3b9c52-0a1d-4e68-9c41-00000000000b']])(
  '%j is none of them',
  (actual) => {
    expect(mistakenRequestId(id, actual)).toBeUndefined();
  },
);

test('a sign of percent that encodes nothing is left alone', () => {
  expect(mistakenRequestId('100%', '100')).toBeUndefined();
});

test('ids that have nothing to do with each other are not told as one', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (own, other) => {
      fc.pre(own !== other);
      expect(mistakenRequestId(own, other)).toBeUndefined();
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (own, actual) => void mistakenRequestId(own, actual)));
});
