import { expect, test } from 'vitest';
import { bytes, connect, login, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-09.ts';

test('a CONNECT without a will passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('a will breaks it', () => {
  const will = { topic: 'gone', payload: bytes('x'), qos: 0, retain: false };
  expect(verdictOf(rule, connect({ will })).violations).toMatchObject([{ actual: 'a will for "gone"' }]);
});

test('nothing is said of an empty journal', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});
