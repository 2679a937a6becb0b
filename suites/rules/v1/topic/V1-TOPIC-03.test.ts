import { expect, test } from 'vitest';
import { authenticated, published, report, subscribed, verdictOf, world } from '../../testing.ts';
import rule from './V1-TOPIC-03.ts';

const byDeviceId = authenticated();
const byNodeId = authenticated({ topicId: 'node_1', login: 'node-id' });
const data = (id: string) => published({ topic: `/huawei/v1/devices/${id}/data/json`, purpose: 'foreign' });
const command = (id: string) => subscribed(`/huawei/v1/devices/${id}/command/json`, { purpose: 'foreign' });

test('the deviceId after a login by deviceId passes', () => {
  expect(verdictOf(rule, world(), byDeviceId, subscribed(), report())).toEqual({ exercised: 2, violations: [] });
});

test('the nodeId after a login by nodeId passes', () => {
  expect(verdictOf(rule, world(), byNodeId, command('node_1'), data('node_1'))).toEqual({
    exercised: 2,
    violations: [],
  });
});

test('the deviceId after a login by nodeId breaks it', () => {
  expect(verdictOf(rule, world(), byNodeId, data('lamp-1')).violations).toMatchObject([
    {
      message: 'It put its deviceId into a topic after a login by nodeId.',
      expected: '/huawei/v1/devices/node_1/data/json',
      actual: '/huawei/v1/devices/lamp-1/data/json',
    },
  ]);
});

test('the nodeId after a login by deviceId breaks it, in a subscription too', () => {
  expect(verdictOf(rule, world(), byDeviceId, command('node_1')).violations).toMatchObject([
    { expected: '/huawei/v1/devices/lamp-1/command/json' },
  ]);
});

test('the id of another device is another matter', () => {
  expect(verdictOf(rule, world(), byDeviceId, data('lamp-2'))).toEqual({ exercised: 0, violations: [] });
});

test('each connection is judged by its own login', () => {
  const second = authenticated({ connection: 2, topicId: 'node_1', login: 'node-id' });
  const onSecond = published({ connection: 2, topic: '/huawei/v1/devices/node_1/data/json' });
  expect(verdictOf(rule, world(), byDeviceId, second, onSecond, report())).toEqual({ exercised: 2, violations: [] });
});

test('a device with one name for both cannot be wrong', () => {
  const [product, , declared] = world();
  const same = { type: 'device-registered', deviceId: 'lamp-1', nodeId: 'lamp-1', productId: 'lamp' } as const;
  expect(verdictOf(rule, [product, same, declared] as never, byDeviceId, report()).violations).toEqual([]);
});

test('nothing is said of a device that is not known', () => {
  expect(verdictOf(rule, byDeviceId, data('node_1'))).toEqual({ exercised: 0, violations: [] });
});
