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
import rule from './V1-CMD-02.ts';

const again = strayResponse({ mid: 1 }, 'repeated');

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('one answer each passes', () => {
  expect(verdictOf(rule, exchange({ mid: 1 }), exchange({ mid: 2 }))).toEqual({ exercised: 2, violations: [] });
});

test('a second answer breaks it', () => {
  expect(verdictOf(rule, exchange({ mid: 1 }), again).violations).toMatchObject([
    { message: 'It answered the command with mid 1 again.', evidence: [{ type: 'command-answered' }, { key: '1' }] },
  ]);
});

test('so does another answer on a later connection', () => {
  const later = strayResponse({ mid: 1, errcode: 1 }, 'repeated', { connection: 2 });
  expect(verdictOf(rule, exchange({ mid: 1 }), later).violations).toHaveLength(1);
});

test('the same packet with DUP, and an answer to a redelivery, do not', () => {
  const dup = strayResponse({ mid: 1 }, 'repeated', { dup: true });
  expect(verdictOf(rule, exchange({ mid: 1 }), dup).violations).toEqual([]);
  const redelivered = commandRedelivered({ mid: 1 });
  expect(verdictOf(rule, exchange({ mid: 1 }), redelivered, again).violations).toEqual([]);
});

test('an old mid in the place of the right one is not a second answer', () => {
  const wrong = [commandSent({ mid: 2 }), again, commandUnanswered({ mid: 2 })];
  expect(verdictOf(rule, exchange({ mid: 1 }), ...wrong).violations).toEqual([]);
});

test('after an answer with the mid of another command, its own mid comes for the first time', () => {
  const taken = [commandSent({ mid: 9 }), ...answered({ mid: 9, otherwise: 'key' })];
  expect(verdictOf(rule, taken, strayResponse({ mid: 9 }, 'repeated')).violations).toEqual([]);
});
