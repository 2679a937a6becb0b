import { describe, expect, test } from 'vitest';
import {
  authenticated,
  deviceRegistered,
  deviceStarted,
  type Event,
  login,
  refused,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-DYN-06.ts';

const asProduct = authenticated({ login: 'product', topicId: 'node_1' });
const notified: Event = {
  type: 'secret-notified',
  connection: 1,
  deviceId: 'lamp-1',
  productId: 'lamp',
  nodeId: 'node_1',
};
const registration = [asProduct, notified, ...login(2)];

test('coming back with the deviceId passes', () => {
  expect(verdictOf(rule, registration, login(3), login(4))).toEqual({ exercised: 2, violations: [] });
});

test('registering again after a login breaks it', () => {
  expect(verdictOf(rule, registration, asProduct)).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'a login with deviceId "lamp-1"', evidence: [{ type: 'authenticated' }, {}] }],
  });
});

describe('no fault is', () => {
  test('registering again before the first login with the deviceId', () => {
    expect(verdictOf(rule, asProduct, notified, asProduct, notified, login(3))).toEqual({
      exercised: 0,
      violations: [],
    });
  });

  test('registering again after a refusal', () => {
    expect(verdictOf(rule, registration, refused(4), asProduct).violations).toEqual([]);
  });

  test('registering after a restart, which may have begun with an empty memory', () => {
    expect(verdictOf(rule, registration, deviceStarted(), asProduct)).toEqual({ exercised: 0, violations: [] });
  });

  test('registering after the device was registered again on the platform', () => {
    expect(verdictOf(rule, registration, deviceRegistered(), asProduct).violations).toEqual([]);
  });
});

test('a device that never registered itself shows nothing', () => {
  expect(verdictOf(rule, login(1), login(2), asProduct)).toEqual({ exercised: 0, violations: [] });
});
