import { expect, test } from 'vitest';
import { offendingPart } from './offending-part.ts';

test.each([
  ['…/data/json {"mid":8,"errcode":0}', 'a deviceRsp with mid 7', 'a deviceRsp with mid 8', '8'],
  ['…/data/json {"mid":88,"errcode":8}', 'mid 7', 'mid 8', '8'],
  ['keep alive 5 s, 1500 in all', 'from 30 to 1200', '5', '5'],
  ['DISCONNECT "reason"', 'none', 'it said "reason" and left', '"reason"'],
  ['{"mid":-32768}', 'mid 32768', 'no answer, but one with mid -32768', '-32768'],
  ['the connection closed by the device', 'a deviceRsp', 'the connection closed', 'the connection closed'],
])('in %j, with %j expected and %j seen, %j is marked', (text, expected, actual, marked) => {
  const part = offendingPart(text, { expected, actual });
  expect(text.slice(part?.at, (part?.at ?? 0) + (part?.length ?? 0))).toBe(marked);
});

test.each([
  ['what was expected', '{"mid":7}', 'mid 7', 'mid 7 twice'],
  ['what is a part of a longer number', '{"mid":178}', 'mid 1', 'mid 7'],
  ['what is not there', 'no answer to mid 7', 'an answer', 'silence'],
  ['a number in a topic', 'id 1 …/command/json', '/x/v1/a', '/x/v1/b'],
  ['nothing', 'no answer to mid 7', 'an answer', ''],
])('%s is not marked', (_, text, expected, actual) => {
  expect(offendingPart(text, { expected, actual })).toBeUndefined();
});
