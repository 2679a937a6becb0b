import { describe, expect, test } from 'vitest';
import {
  deviceDeclared,
  deviceStarted,
  type Event,
  exchange,
  login,
  probeSent,
  verdictOf,
  world,
} from '../../testing.ts';
import rule from './V1-CMD-06.ts';

const answer = (some: Parameters<typeof exchange>[1], command: Parameters<typeof exchange>[0] = {}) =>
  verdictOf(rule, world(), login(), exchange(command, some));

test('an empty journal, and an unknown model, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), exchange())).toEqual({ exercised: 0, violations: [] });
});

test.each([{ result: 0 }, { result: '0' }, null, undefined])('the body %j passes', (body) => {
  expect(answer({ body })).toEqual({ exercised: 1, violations: [] });
});

test.each([
  [{ result: 'done' }, '$.body.result'],
  [{}, '$.body.result'],
  ['done', '$.body'],
])('the body %j breaks it', (body, path) => {
  const { violations } = answer({ body });
  expect(violations).toMatchObject([
    { message: `Its answer to Light/SET_LEVEL does not fit the response model at ${path}.` },
  ]);
});

test('of a member that the model does not have its name is told, not taken for a value', () => {
  expect(answer({ body: { result: 0, extra: 1 } }).violations).toMatchObject([
    {
      message: 'Its answer to Light/SET_LEVEL has a member that the response model does not have: $.body.extra.',
      expected: 'a member that the model has: one of "result"',
      actual: '"extra"',
    },
  ]);
});

test('what comes with an error, or for a command outside the model, is not looked at', () => {
  expect(answer({ errcode: 1, body: 'sorry' })).toEqual({ exercised: 0, violations: [] });
  expect(answer({ body: 'sorry' }, { fit: 'invalid-parameters' })).toEqual({ exercised: 0, violations: [] });
});

describe('the echo command that the device declares', () => {
  const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
  const judged = (body: unknown, some = {}) =>
    verdictOf(rule, echo, login(), exchange({ mid: 9, ...some }, { body })).violations;

  test('repeats its parameters', () => {
    expect(judged({ level: 40 })).toEqual([]);
    expect(judged({ level: 41 })).toMatchObject([{ expected: 'a body that repeats {"level":40}' }]);
  });

  test('which in a special form is for the rule about that', () => {
    expect(judged({ level: 41 }, { form: 'pretty-printed' })).toEqual([]);
  });
});

describe('an answer with the mid of another command', () => {
  const meant = exchange({}, { body: { result: 'done' } }).map(
    (event): Event => (event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event),
  );

  test('is that of the only one that waits', () => {
    expect(verdictOf(rule, world(), login(), meant)).toMatchObject({ exercised: 1, violations: [{}] });
  });

  test('may be that of something that is not a command, and says nothing then', () => {
    expect(verdictOf(rule, world(), login(), probeSent(), meant)).toEqual({ exercised: 0, violations: [] });
    const startedAgain = verdictOf(rule, world(), login(), probeSent(), deviceStarted(), meant);
    expect(startedAgain).toMatchObject({ exercised: 1, violations: [{}] });
  });
});
