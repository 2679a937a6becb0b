import { describe, expect, test } from 'vitest';
import { defineRule } from '../rule.ts';
import {
  bytes,
  commandSent,
  commandUnanswered,
  deviceDeclared,
  exchange,
  login,
  onStage,
  silence,
  strayResponse,
  verdictOf,
} from '../testing.ts';
import { answersWhen, failuresWhen } from './answers-when.ts';

const ruleOf = (judge: ReturnType<typeof answersWhen>) =>
  defineRule({ id: 'V1-TEST-01', level: 'MUST', sentence: 'answers', source: 'this test', judge });
const ordinary = ruleOf(answersWhen('ordinary'));
const proven = [...login(), ...exchange({ mid: 5 })];

test('valid commands of the circumstance count, answered or not', () => {
  const form = { form: 'pretty-printed' };
  const { exercised, violations } = verdictOf(
    ruleOf(answersWhen('form')),
    proven,
    exchange({ mid: 6, ...form }),
    exchange({ mid: 7, ...form, fit: 'unknown-command' }),
    silence({ mid: 8, ...form }),
    silence({ mid: 9 }),
  );
  expect(exercised).toBe(2);
  expect(violations).toHaveLength(1);
});

test('a command with characters of a kind is described with them, and with the form that it was written in', () => {
  const rule = ruleOf(answersWhen('form', 'text'));
  const told = (payload: string, form: string) =>
    verdictOf(rule, proven, silence({ mid: 9, form, payload: Buffer.from(payload) })).violations.map((v) => v.message);
  expect(told('{"paras":{"state":"\\u004f"}}', 'every character of the values escaped')).toEqual([
    'It did not answer Light/SET_LEVEL with mid 9, with escaped characters, written with every character of the values escaped.',
  ]);
  expect(told('{"paras":{"state":"ü"}}', 'plain')).toEqual([
    'It did not answer Light/SET_LEVEL with mid 9, with characters beyond plain ASCII.',
  ]);
});

test('failuresWhen leaves the good cases to the rule', () => {
  const form = { form: 'pretty-printed' };
  expect(
    verdictOf(ruleOf(failuresWhen('form')), proven, exchange({ mid: 6, ...form }), silence({ mid: 8, ...form })),
  ).toMatchObject({ exercised: 1, violations: [{}] });
});

describe('a failure is described', () => {
  test('with the command and its wait', () => {
    expect(verdictOf(ordinary, proven, silence({ mid: 9, waitMs: 400 })).violations).toEqual([
      {
        message: 'It did not answer Light/SET_LEVEL with mid 9.',
        expected: 'a deviceRsp with mid 9 within 400 ms',
        actual: 'no answer',
        evidence: expect.arrayContaining([expect.objectContaining({ type: 'command-sent', key: '9' })]),
      },
    ]);
  });

  test('with what came instead, and what that looks like', () => {
    const wrong = [commandSent({ mid: 300 }), strayResponse({ mid: 44 }, 'unknown'), commandUnanswered({ mid: 300 })];
    expect(verdictOf(ruleOf(answersWhen('mid', 'overflow')), proven, ...wrong).violations).toMatchObject([
      { actual: 'no answer, but one with mid 44', nearMiss: 'the low byte of the mid' },
    ]);
    const nameless = [commandSent({ mid: 9 }), strayResponse({}, 'no-mid'), commandUnanswered({ mid: 9 })];
    expect(verdictOf(ordinary, proven, ...nameless).violations).toMatchObject([
      { actual: 'no answer, but one without mid' },
    ]);
  });

  test.each([
    ['pieces', onStage('pieces', silence({ mid: 9 })), 'It did not answer Light/SET_LEVEL with mid 9, sent in pieces.'],
    ['qos', silence({ mid: 9, qos: 0 }), 'It did not answer Light/SET_LEVEL with mid 9, sent at QoS 0.'],
    [
      'size',
      silence({ mid: 9, payload: bytes('x'.repeat(300)) }),
      'It did not answer Light/SET_LEVEL with mid 9, of 300 bytes.',
    ],
  ] as const)('with its circumstance: %s', (circumstance, events, message) => {
    expect(verdictOf(ruleOf(answersWhen(circumstance)), proven, events).violations).toMatchObject([{ message }]);
  });

  test('with what the device answered in place of its own parameters', () => {
    const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
    const garbled = exchange({ mid: 9, paras: { level: 7 } }, { body: { level: 8 } });
    expect(verdictOf(ordinary, echo, login(), garbled).violations).toMatchObject([
      {
        message: 'It answered Light/SET_LEVEL with mid 9, with other content.',
        expected: 'a body that repeats {"level":7}',
        actual: '{"level":8}',
      },
    ]);
  });

  test('with how the device ended', () => {
    const exited = { type: 'device-exited', deviceId: 'lamp-1', code: null, signal: 'SIGSEGV', asked: false } as const;
    expect(verdictOf(ordinary, proven, commandSent({ mid: 9 }), exited).violations).toMatchObject([
      {
        message: 'It ended instead of answering Light/SET_LEVEL with mid 9.',
        actual: 'it ended by SIGSEGV 100 ms after the command',
      },
    ]);
  });
});
