import { expect, test } from 'vitest';
import { binaryMessage, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-BIN-01.ts';

const decoded = { msgType: 'deviceReq', data: [] };

test('what the codec decodes passes', () => {
  expect(verdictOf(rule, world('binary'), binaryMessage(Uint8Array.of(1, 0), decoded))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('what it cannot decode breaks it', () => {
  expect(verdictOf(rule, world('binary'), binaryMessage(Uint8Array.of(9, 255)))).toMatchObject({
    exercised: 1,
    violations: [{ actual: '09 ff: the codec cannot decode it' }],
  });
});

test('long payloads are shown in part', () => {
  const [violation] = verdictOf(rule, world('binary'), binaryMessage(new Uint8Array(100).fill(7))).violations;
  expect(violation?.actual).toMatch(/^(07 ){31}07 … \(100 bytes\)/);
});

test('a payload that is just text to the codec, and one that is JSON or a list of numbers to it, pass when it decodes them', () => {
  expect(
    verdictOf(rule, world('binary'), binaryMessage('{}', decoded), binaryMessage('[1]', decoded)).violations,
  ).toEqual([]);
});

test.each(['', '{"msgType":"deviceReq"}', ' {\n} ', '[1, -2, 3]', '[]'])('%j is for other rules', (text) => {
  expect(verdictOf(rule, world('binary'), binaryMessage(text))).toEqual({ exercised: 0, violations: [] });
});

test('nothing is said of JSON, nor where there is no codec', () => {
  expect(verdictOf(rule, world('binary'), report()).exercised).toBe(0);
  expect(verdictOf(rule, world('json'), binaryMessage(Uint8Array.of(9))).exercised).toBe(0);
  expect(verdictOf(rule, binaryMessage(Uint8Array.of(9))).exercised).toBe(0);
});
