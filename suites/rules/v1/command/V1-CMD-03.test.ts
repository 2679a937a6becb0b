import { expect, test } from 'vitest';
import {
  answered,
  commandSent,
  commandUnanswered,
  exchange,
  probeSent,
  strayResponse,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CMD-03.ts';

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('answers to what waits pass', () => {
  expect(verdictOf(rule, exchange())).toEqual({ exercised: 1, violations: [] });
});

test('an answer to nothing breaks it, with a mid or without', () => {
  expect(verdictOf(rule, exchange(), strayResponse({ mid: 77 }, 'unknown')).violations).toMatchObject([
    { message: 'It answered a command that it did not get.', actual: 'a deviceRsp with mid 77' },
  ]);
  expect(verdictOf(rule, exchange(), strayResponse({}, 'no-mid')).violations).toMatchObject([
    { actual: 'a deviceRsp without mid' },
  ]);
});

test('an answer to a malformed command is for another rule', () => {
  const probe = probeSent({ mid: 77, flaw: 'cmd missing' });
  for (const mid of [77, 0]) {
    expect(verdictOf(rule, probe, strayResponse({ mid }, 'unknown')).violations).toEqual([]);
  }
});

test('an answer to a message that is not a command is for another rule', () => {
  const probe = probeSent({ kind: 'not-a-command', mid: 77 });
  expect(verdictOf(rule, probe, strayResponse({ mid: 77 }, 'unknown')).violations).toEqual([]);
});

test('nor is a wrong mid for a command that waits: that one is not answered', () => {
  const wrong = [commandSent({ mid: 2 }), strayResponse({ mid: 77 }, 'unknown'), commandUnanswered({ mid: 2 })];
  expect(verdictOf(rule, ...wrong).violations).toEqual([]);
});

test('an answer that was taken although no command has its mid does not keep it', () => {
  expect(verdictOf(rule, commandSent({ mid: 9 }), answered({ mid: 9, otherwise: 'key' }))).toEqual({
    exercised: 0,
    violations: [],
  });
});
