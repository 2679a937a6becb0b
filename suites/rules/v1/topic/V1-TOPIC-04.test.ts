import { describe, expect, test } from 'vitest';
import { login, subscribed, verdictOf, world } from '../../testing.ts';
import rule from './V1-TOPIC-04.ts';

const judged = (filter: string, purpose: 'command' | 'data' | 'registration' | 'bootstrap' | 'foreign') =>
  verdictOf(rule, world(), login(), subscribed(filter, { purpose }));

test.each([
  ['/huawei/v1/devices/lamp-1/command/json', 'command'],
  ['/huawei/v1/devices/lamp-1/command/binary', 'command'],
  ['/huawei/v1/products/lamp/sn/node_1/secretNotify', 'registration'],
  ['/huawei/v1/devices/lamp-1/iodpsCommand', 'bootstrap'],
] as const)('%s passes', (filter, purpose) => {
  expect(judged(filter, purpose)).toEqual({ exercised: 1, violations: [] });
});

describe('is broken by', () => {
  test.each([
    ['#', 'foreign', 'a wildcard instead of the exact topic'],
    ['/huawei/v1/devices/lamp-1/command/+', 'foreign', 'a wildcard instead of the exact topic'],
    ['/huawei/v1/devices/lamp-2/command/json', 'foreign', "another device's id"],
    ['$oc/devices/lamp-1/sys/commands/#', 'foreign', 'a wildcard instead of the exact topic'],
    ['/huawei/v1/devices/lamp-1/data/json', 'data', 'the data topic, where only the device publishes'],
  ] as const)('%s', (filter, purpose, nearMiss) => {
    expect(judged(filter, purpose)).toMatchObject({ exercised: 1, violations: [{ actual: `"${filter}"`, nearMiss }] });
  });
});

test('its own command topic under its other name is another matter', () => {
  expect(judged('/huawei/v1/devices/node_1/command/json', 'foreign')).toEqual({ exercised: 0, violations: [] });
});

test('nothing is said of a device that only reports', () => {
  expect(verdictOf(rule, world(), login())).toEqual({ exercised: 0, violations: [] });
});
