import { expect, test } from 'vitest';
import {
  answered,
  commandRedelivered,
  commandSent,
  commandUnanswered,
  exchange,
  strayResponse,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CMD-17.ts';

const redelivered = commandRedelivered({ mid: 1 });
const again = strayResponse({ mid: 1 }, 'repeated');

test('an empty journal, and commands that are delivered once, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, exchange(), again)).toEqual({ exercised: 0, violations: [] });
});

test('one answer passes, as a later command shows', () => {
  expect(verdictOf(rule, exchange(), redelivered, exchange({ mid: 2 }))).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, commandSent(), redelivered, answered(), exchange({ mid: 2 }))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('two answers break it', () => {
  const { exercised, violations } = verdictOf(rule, exchange(), redelivered, again, exchange({ mid: 2 }));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('the same packet once more, with DUP, is one answer', () => {
  const dup = strayResponse({ mid: 1 }, 'repeated', { dup: true });
  expect(verdictOf(rule, exchange(), redelivered, dup, exchange({ mid: 2 })).violations).toEqual([]);
});

test('a second answer is pardoned where another command waited and is never answered: it was meant for that one', () => {
  const other = [commandSent({ mid: 2 }), ...again, commandUnanswered({ mid: 2 })];
  expect(verdictOf(rule, exchange(), redelivered, other).violations).toEqual([]);
});
