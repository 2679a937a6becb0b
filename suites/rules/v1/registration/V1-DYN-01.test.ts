import { expect, test } from 'vitest';
import {
  authenticated,
  login,
  onStage,
  refused,
  refusedUnknown,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-DYN-01.ts';

const asProduct = authenticated({ login: 'product', topicId: 'node_1' });

test('a login as one of its product passes', () => {
  expect(verdictOf(rule, onStage('registration', asProduct))).toEqual({ exercised: 1, violations: [] });
});

test('a refused login breaks it', () => {
  const wrong = refusedUnknown({ reason: 'password: expected …' });
  expect(verdictOf(rule, onStage('registration', wrong, wrong))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'password: expected …' }],
  });
});

test('a login that succeeds at a later attempt passes', () => {
  expect(verdictOf(rule, onStage('registration', refusedUnknown(), asProduct)).violations).toEqual([]);
});

test('a device that kept what it got earlier need not register itself', () => {
  expect(verdictOf(rule, onStage('registration', refusedUnknown(), login(2))).violations).toEqual([]);
});

test('nothing is concluded without an attempt, from a staged refusal, or from a stage that was cut short', () => {
  expect(verdictOf(rule, onStage('registration'))).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, onStage('registration', refused(3, { staged: true }))).exercised).toBe(0);
  const cutShort = [stageBegan('registration'), refusedUnknown(), stageEnded('registration', { complete: false })];
  expect(verdictOf(rule, cutShort).exercised).toBe(0);
  expect(verdictOf(rule, refusedUnknown(), onStage('start'))).toEqual({ exercised: 0, violations: [] });
});
