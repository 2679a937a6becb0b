import { expect, test } from 'vitest';
import { readAnswers } from './read-answers.ts';

const read = (text: string) => readAnswers(Buffer.from(text));
const json = (status: string, body: string) =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

test('answers are read one after the other, whatever form they have', () => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
  const interim = 'HTTP/1.1 100 Continue\r\n\r\n';
  const error = json('400 Bad Request', '{"error_code":"50400","error_desc":"no"}');
  expect(read(`${interim}${json('200 OK', '{"a":1}')}${chunked}HTTP/1.1 204 No Content\r\n\r\n${error}`)).toEqual([
    { status: 200, body: { a: 1 } },
    { status: 200, body: 'abcde' },
    { status: 204, body: undefined },
    { status: 400, body: { error_code: '50400', error_desc: 'no' } },
  ]);
});

test.each([
  ['hello', 'not an HTTP response: "hello"'],
  ['HTTP/1.1 200 OK\r\nContent-Le', 'not an HTTP response'],
  [json('200 OK', '{}').slice(0, -1), 'ends after 1 of 2 bytes'],
  ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab', 'ends within a chunk'],
  [json('200 OK', '{]'), 'JSON'],
  [
    'HTTP/1.1 400 Bad Request\r\n\r\n',
    'An error without error_code and error_desc: HTTP/1.1 400 Bad Request, undefined.',
  ],
  [json('500 Oops', '{"error_code":"50252","error_desc":"oops"}'), "of the platform's own making: 500 50252 oops"],
])('%j is refused as an answer', (text, words) => {
  expect(() => read(text)).toThrow(words);
});
