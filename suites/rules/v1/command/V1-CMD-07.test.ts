import { expect, test } from 'vitest';
import { exchange, silence, strayResponse, verdictOf } from '../../testing.ts';
import again from './V1-CMD-02.ts';
import rule from './V1-CMD-07.ts';

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('an answer in time passes, also one that takes long', () => {
  expect(verdictOf(rule, exchange({}, { latencyMs: 19_900 }))).toEqual({ exercised: 1, violations: [] });
});

test('an answer after the wait breaks it', () => {
  const late = strayResponse({ mid: 1 }, 'late').map((event) => ({ ...event, at: 450 }));
  expect(verdictOf(rule, silence({ waitMs: 400 }), late)).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'an answer within 400 ms', actual: 'an answer after 450 ms' }],
  });
});

test('an answer that was waited for beyond its time breaks it', () => {
  const late = exchange({ waitMs: 400 }, { latencyMs: 450, late: true });
  expect(verdictOf(rule, late)).toMatchObject({
    exercised: 1,
    violations: [{ message: 'It answered the command with mid 1 too late.', expected: 'an answer within 400 ms' }],
  });
});

test('no answer at all is for another rule', () => {
  expect(verdictOf(rule, silence())).toEqual({ exercised: 0, violations: [] });
});

test('an answer to a command whose connection was lost is never late', () => {
  const lost = silence({}, { outcome: 'connection-lost' });
  expect(verdictOf(rule, lost, strayResponse({ mid: 1 }, 'connection-lost')).violations).toEqual([]);
});

test('an answer that comes when its mid is in use again is late, and no second answer', () => {
  const events = [...silence({ waitMs: 400 }), ...exchange(), ...strayResponse({ mid: 1 }, 'repeated')];
  expect(verdictOf(rule, events).violations).toMatchObject([{ expected: 'an answer within 400 ms' }]);
  expect(verdictOf(again, events).violations).toEqual([]);
});
