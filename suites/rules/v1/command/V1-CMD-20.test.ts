import { expect, test } from 'vitest';
import { commandAnswered, commandSent, probeSent, strayResponse, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-20.ts';

const probe = probeSent({ mid: 77, flaw: 'cmd missing' });
const barrier = [commandSent({ mid: 2 }), commandAnswered({ mid: 2 })];

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('silence, and an answer with an error, pass', () => {
  expect(verdictOf(rule, probe, barrier)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, probe, strayResponse({ mid: 77, errcode: 1 }, 'unknown'), barrier).violations).toEqual([]);
});

test('success breaks it, whatever mid the device found in the message', () => {
  for (const mid of [77, 7, 0]) {
    expect(verdictOf(rule, probe, strayResponse({ mid }, 'unknown'), barrier).violations).toMatchObject([
      { message: 'It answered a malformed command as if it had carried it out (cmd missing).' },
    ]);
  }
});

test('an answer to nothing, long after, is for another rule', () => {
  expect(verdictOf(rule, probe, barrier, strayResponse({ mid: 99 }, 'unknown')).violations).toEqual([]);
});
