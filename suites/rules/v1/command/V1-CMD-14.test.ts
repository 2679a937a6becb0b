import { expect, test } from 'vitest';
import { exchange, login, silence, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-14.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), silence({ mid: 5 }))).toEqual({ exercised: 0, violations: [] });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, exchange({ mid: 5 }))).toEqual({ exercised: 1, violations: [] });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, silence({ mid: 5 }));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('a mid that was never answered is not used again', () => {
  const once = silence({ mid: 7, form: 'pretty-printed' });
  expect(verdictOf(rule, proven, once, once).violations).toEqual([]);
});
