import { expect, test } from 'vitest';
import { commandSent, commandUnanswered, exchange, login, silence, strayResponse, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-13.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), silence({ mid: 32_768 }))).toEqual({ exercised: 0, violations: [] });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, exchange({ mid: 32_768 }))).toEqual({ exercised: 1, violations: [] });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, silence({ mid: 32_768 }));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('an overflow is recognised from what came instead, at any mid', () => {
  const wrong = [commandSent({ mid: 300 }), strayResponse({ mid: 44 }, 'unknown'), commandUnanswered({ mid: 300 })];
  expect(verdictOf(rule, proven, ...wrong).violations).toMatchObject([{ nearMiss: 'the low byte of the mid' }]);
});

test('another mid is for other rules', () => {
  expect(verdictOf(rule, proven, silence({ mid: 300 })).violations).toEqual([]);
});
