import { expect, test } from 'vitest';
import { binaryMessage, message, verdictOf } from '../../testing.ts';
import rule from './V1-BIN-04.ts';

test('bytes pass, decodable or not', () => {
  expect(verdictOf(rule, binaryMessage(Uint8Array.of(1), {}), binaryMessage(Uint8Array.of(255)))).toEqual({
    exercised: 2,
    violations: [],
  });
});

test.each(['[1, 2, 3]', '[-1,+127]', '[ 7 ]\n'])('%j breaks it', (text) => {
  expect(verdictOf(rule, binaryMessage(text))).toMatchObject({ exercised: 1, violations: [{ expected: 'the bytes' }] });
});

test.each(['[]', '[1.5]', '["a"]', '{"a":1}', ''])('%j is another matter', (text) => {
  expect(verdictOf(rule, binaryMessage(text)).violations).toEqual([]);
});

test('a codec that reads such text gets what it wants', () => {
  expect(verdictOf(rule, binaryMessage('[1, 2, 3]', { msgType: 'deviceReq' })).violations).toEqual([]);
});

test('JSON topics are another matter', () => {
  expect(verdictOf(rule, message('[1,2]'))).toEqual({ exercised: 0, violations: [] });
});
