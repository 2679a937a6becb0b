import { expect, test } from 'vitest';
import { exchange, probeSent, strayResponse, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-19.ts';
import afterMalformed from './V1-CMD-20.ts';

const probe = (mid?: number) =>
  probeSent({ kind: 'not-a-command', flaw: 'a cloudRsp', ...(mid !== undefined && { mid }) });

test('an empty journal, and malformed commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, probeSent(), exchange())).toEqual({ exercised: 0, violations: [] });
});

test('silence passes, as the answer to a later command shows', () => {
  expect(verdictOf(rule, probe(), probe(7), exchange())).toEqual({ exercised: 2, violations: [] });
});

test('an answer breaks it, with the mid of the message or without any', () => {
  expect(verdictOf(rule, probe(77), strayResponse({ mid: 77 }, 'unknown'), exchange())).toMatchObject({
    exercised: 1,
    violations: [{ message: 'It answered a cloudRsp as if that were a command.' }],
  });
  expect(verdictOf(rule, probe(), strayResponse({}, 'no-mid'), exchange()).violations).toHaveLength(1);
});

test('an answer with a mid that is none, after a malformed command that came later, answers that one', () => {
  const malformed = probeSent({ kind: 'malformed', flaw: 'mid of forty nines' });
  const events = [probe(), malformed, ...strayResponse({ mid: 1e40 }, 'no-mid'), ...exchange()];
  expect(verdictOf(rule, events).violations).toEqual([]);
  expect(verdictOf(afterMalformed, events).violations).toHaveLength(1);
});
