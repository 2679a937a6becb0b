import { expect, test } from 'vitest';
import { subscribed, verdictOf } from '../../testing.ts';
import rule from './V1-DYN-05.ts';

const notify = (granted: number) =>
  subscribed('/huawei/v1/products/lamp/sn/node_1/secretNotify', { purpose: 'registration', granted });

test('QoS 1 passes', () => {
  expect(verdictOf(rule, notify(1))).toEqual({ exercised: 1, violations: [] });
});

test('QoS 0 breaks it', () => {
  expect(verdictOf(rule, notify(0))).toMatchObject({ exercised: 1, violations: [{ actual: 'QoS 0' }] });
});

test('a refused subscription, and other topics, say nothing', () => {
  expect(verdictOf(rule, notify(0x80), subscribed(undefined, { granted: 0 }))).toEqual({
    exercised: 0,
    violations: [],
  });
});
