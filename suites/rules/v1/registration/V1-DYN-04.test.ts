import { expect, test } from 'vitest';
import {
  authenticated,
  type Event,
  login,
  onStage,
  refused,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-DYN-04.ts';

const notified: Event = {
  type: 'secret-notified',
  connection: 1,
  deviceId: 'lamp-1',
  productId: 'lamp',
  nodeId: 'node_1',
};

test('a login with the deviceId passes', () => {
  expect(verdictOf(rule, onStage('registration', notified, login(2)))).toEqual({ exercised: 1, violations: [] });
});

test('so does one with the nodeId, which the same secret signs', () => {
  const byNodeId = authenticated({ connection: 2, login: 'node-id', topicId: 'node_1' });
  expect(verdictOf(rule, onStage('registration', notified, byNodeId)).violations).toEqual([]);
});

test('a refused attempt before it is not a fault', () => {
  expect(verdictOf(rule, onStage('registration', notified, refused(3), login(3)))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('staying with the login as one of its product breaks it', () => {
  const again = authenticated({ connection: 2, login: 'product' });
  expect(verdictOf(rule, onStage('registration', notified, again, notified))).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'a login with deviceId "lamp-1"', actual: 'no other login' }],
  });
});

test('a login with another secret breaks it', () => {
  expect(
    verdictOf(rule, onStage('registration', notified, refused(4, { reason: 'password' }))).violations,
  ).toMatchObject([{ actual: 'refused with code 4: password' }]);
});

test('the message says what a wrong password looks like', () => {
  const nearMiss = "HMAC of the first 16 of the secret's 20 characters only";
  const finding = { aspect: 'password', ok: false, expected: '', actual: '', nearMiss } as const;
  expect(
    verdictOf(rule, onStage('registration', notified, refused(4, { findings: [finding] }))).violations,
  ).toMatchObject([{ nearMiss }]);
});

test('a login as another device breaks it', () => {
  const other = authenticated({ connection: 2, deviceId: 'lamp-2' });
  expect(verdictOf(rule, onStage('registration', notified, other)).violations).toHaveLength(1);
});

test('nothing is concluded without a secret, or from a stage that was cut short', () => {
  expect(verdictOf(rule, onStage('registration', login()))).toEqual({ exercised: 0, violations: [] });
  const cutShort = [stageBegan('registration'), notified, stageEnded('registration', { complete: false })];
  expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
});
