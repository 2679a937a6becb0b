import { expect, test } from 'vitest';
import { deviceDeclared, exchange, login, silence, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-10.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), silence({ mid: 9, form: 'pretty-printed' }))).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, exchange({ mid: 9, form: 'pretty-printed' }))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, silence({ mid: 9, form: 'pretty-printed' }));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('silence to the plainest form, or to padding, is for other rules', () => {
  expect(verdictOf(rule, proven, silence({ mid: 9, form: 'plain' })).violations).toEqual([]);
  expect(verdictOf(rule, proven, silence({ mid: 9, form: '1024 bytes long' })).violations).toEqual([]);
});

test('text that comes back otherwise breaks it', () => {
  const name = (text: string) => ({ name: text });
  const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
  const sent = { mid: 9, form: 'non-ASCII escaped', paras: name('ü') };
  expect(verdictOf(rule, echo, proven, exchange(sent, { body: name('ü') })).violations).toEqual([]);
  expect(verdictOf(rule, echo, login(), exchange(sent, { body: name('u') })).violations).toMatchObject([
    { expected: 'a body that repeats {"name":"ü"}', actual: '{"name":"u"}' },
  ]);
});
