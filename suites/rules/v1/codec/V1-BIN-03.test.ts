import { expect, test } from 'vitest';
import { binaryMessage, commandAnswered, commandSent, commandUnanswered, verdictOf } from '../../testing.ts';
import rule from './V1-BIN-03.ts';

const sent = commandSent({ mid: 7, codecMode: 'binary' });
const garbled = binaryMessage(Uint8Array.of(3, 0));
const unanswered = commandUnanswered({ mid: 7 });

test('an answer that was matched passes, on whatever topic', () => {
  expect(verdictOf(rule, sent, commandAnswered({ mid: 7 }))).toEqual({ exercised: 1, violations: [] });
});

test('bytes that cannot be decoded, and then nothing, break it', () => {
  expect(verdictOf(rule, sent, garbled, unanswered)).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'a deviceRsp with mid 7, in the form of the codec', evidence: [{}, {}, {}] }],
  });
});

test('bytes that cannot be decoded beside a good answer are another matter', () => {
  expect(verdictOf(rule, sent, garbled, commandAnswered({ mid: 7 })).violations).toEqual([]);
});

test('silence is left to V1-CMD-01', () => {
  expect(verdictOf(rule, sent, binaryMessage('x', { msgType: 'deviceReq' }), unanswered)).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('a lost connection, JSON commands and commands outside the model say nothing', () => {
  const lost = commandUnanswered({ mid: 7, outcome: 'connection-lost' });
  expect(verdictOf(rule, sent, garbled, lost).violations).toEqual([]);
  expect(verdictOf(rule, commandSent({ mid: 7 }), garbled, unanswered).violations).toEqual([]);
  const unknown = commandSent({ mid: 7, codecMode: 'binary', fit: 'unknown-command' });
  expect(verdictOf(rule, unknown, garbled, unanswered).violations).toEqual([]);
});

test('what came before the command, or from another device, is not its answer', () => {
  expect(verdictOf(rule, garbled, sent, unanswered).violations).toEqual([]);
  const other = binaryMessage(Uint8Array.of(3), undefined, { deviceId: 'lamp-2' });
  expect(verdictOf(rule, sent, other, unanswered).violations).toEqual([]);
});
