import { expect, test } from 'vitest';
import { authenticated, connect, finding, login, refused, refusedAttempt, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-03.ts';

const bad = { findings: [finding('user-name', { ok: false, nearMiss: 'the whole client identifier' })] };

test('a good login passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('nothing is said of an empty journal, nor of a CONNECT in which the aspect was not reached', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, refused(1, { findings: [finding('protocol', { ok: false })] })).exercised).toBe(0);
});

test('what the platform finds wrong is quoted, with what it looks like', () => {
  expect(verdictOf(rule, refusedAttempt(1, 4, bad))).toMatchObject({
    exercised: 1,
    violations: [
      {
        expected: 'this',
        actual: 'that',
        nearMiss: 'the whole client identifier',
        evidence: [{ type: 'authenticated' }],
      },
    ],
  });
});

test('every attempt counts', () => {
  expect(verdictOf(rule, login(), refusedAttempt(2, 4, bad), refusedAttempt(3, 4, bad))).toMatchObject({
    exercised: 3,
    violations: [{}, {}],
  });
});

test('faults of another aspect are not its business', () => {
  expect(verdictOf(rule, refused(2, { findings: [finding('keep-alive', { ok: false })] })).violations).toEqual([]);
});

test('a staged refusal says nothing of the credentials', () => {
  expect(verdictOf(rule, refused(4, { staged: true, ...bad }), authenticated())).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('a client identifier that lacks a part is left to V1-CONN-01', () => {
  const short = connect({ clientId: 'lamp_1_0_2026011512', username: 'lamp_1' });
  const misread = refused(2, { findings: [finding('user-name', { ok: false })] });
  expect(verdictOf(rule, short, misread)).toEqual({ exercised: 0, violations: [] });
});
