import { expect, test } from 'vitest';
import { exchange, login, silence, verdictOf, world } from '../../testing.ts';
import rule from './V1-CMD-09.ts';

const proven = [...login(), ...exchange({ mid: 5 })];
const command = { mid: 9, fit: 'invalid-parameters' } as const;

test('an empty journal, and other commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, exchange({ mid: 9, fit: 'unknown-command' }))).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('an error passes', () => {
  expect(verdictOf(rule, proven, exchange(command, { errcode: 3 }))).toEqual({ exercised: 1, violations: [] });
});

test('success and silence break it', () => {
  expect(verdictOf(rule, proven, exchange(command)).violations).toMatchObject([
    { message: 'It reported success for Light/SET_LEVEL: parameters that its model forbids.' },
  ]);
  expect(verdictOf(rule, proven, silence(command)).violations).toMatchObject([
    { message: 'It did not answer Light/SET_LEVEL: parameters that its model forbids.' },
  ]);
});

test('the message says which parameter it was, what came, and what the model allows', () => {
  const wrong = { ...command, paras: { level: 101 } };
  expect(verdictOf(rule, world(), proven, exchange(wrong)).violations).toMatchObject([
    {
      message: expect.stringMatching(
        /^It reported success for Light\/SET_LEVEL: parameters that its model forbids \(level is 101, and the model allows .*100.*\)\.$/,
      ),
    },
  ]);
});
