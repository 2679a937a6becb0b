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
])('%s is recognised', (actual, words) => {
  expect(mistakenRequestId(id, actual)).toBe(words);
});

test.each([
  ['a%41b', 'aAb', 'the request id, percent-decoded'],
  ['a:b', 'a%3Ab', 'the request id, percent-encoded'],
  ['key=value', 'key', 'the request id up to its second "="'],
  ['ABcd', 'abcd', 'the request id in small letters'],
  ['größe', 'gr??e', 'the request id with "?" for what is not ASCII'],
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
