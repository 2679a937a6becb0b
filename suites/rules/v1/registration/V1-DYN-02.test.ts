import { expect, test } from 'vitest';
import { authenticated, login, onStage, stageBegan, stageEnded, subscribed, verdictOf } from '../../testing.ts';
import rule from './V1-DYN-02.ts';

const asProduct = authenticated({ login: 'product', topicId: 'node_1' });
const notify = subscribed('/huawei/v1/products/lamp/sn/node_1/secretNotify', { purpose: 'registration' });

test('listening for the secret passes', () => {
  expect(verdictOf(rule, onStage('registration', asProduct, notify))).toEqual({ exercised: 1, violations: [] });
});

test('subscribing to nothing breaks it', () => {
  expect(verdictOf(rule, onStage('registration', asProduct))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'no subscription' }],
  });
});

test.each([
  ['/huawei/v1/products/lamp/sn/node_2/secretNotify', 'foreign'],
  ['/huawei/v1/products/lamp/sn/node_1/secretACK', 'registration'],
  ['/huawei/v1/devices/lamp-1/command/json', 'command'],
] as const)('subscribing to %s breaks it', (filter, purpose) => {
  expect(verdictOf(rule, onStage('registration', asProduct, subscribed(filter, { purpose }))).violations).toMatchObject(
    [{ actual: filter }],
  );
});

test('a device that did not log in to register itself shows nothing', () => {
  expect(verdictOf(rule, onStage('registration', login()))).toEqual({ exercised: 0, violations: [] });
});

test('nothing is concluded from a stage that was cut short', () => {
  const cutShort = [stageBegan('registration'), asProduct, stageEnded('registration', { complete: false })];
  expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
});
