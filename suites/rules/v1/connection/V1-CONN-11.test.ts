import { expect, test } from 'vitest';
import { connect, login, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-11.ts';

test('a clean session passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('a session that should be kept breaks it', () => {
  expect(verdictOf(rule, connect({ cleanSession: false }))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'clean session 0' }],
  });
});
