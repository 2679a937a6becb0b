import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyTopic, registrationTopicsOf, topicsOf } from './topics.ts';

test("a device's topics hold the id that it logged in with", () => {
  expect(topicsOf('mqtt_sdk05')).toEqual({
    data: { json: '/huawei/v1/devices/mqtt_sdk05/data/json', binary: '/huawei/v1/devices/mqtt_sdk05/data/binary' },
    command: {
      json: '/huawei/v1/devices/mqtt_sdk05/command/json',
      binary: '/huawei/v1/devices/mqtt_sdk05/command/binary',
    },
  });
});

test('the topics of dynamic registration hold productId and nodeId', () => {
  expect(registrationTopicsOf({ productId: '8ab780ed', nodeId: '11223344' })).toEqual({
    secretNotify: '/huawei/v1/products/8ab780ed/sn/11223344/secretNotify',
    secretAck: '/huawei/v1/products/8ab780ed/sn/11223344/secretACK',
  });
});

describe('classification', () => {
  test.each([
    ['/huawei/v1/devices/d_1/data/json', 'data', 'json'],
    ['/huawei/v1/devices/d_1/data/binary', 'data', 'binary'],
    ['/huawei/v1/devices/d_1/command/json', 'command', 'json'],
    ['/huawei/v1/devices/d_1/command/binary', 'command', 'binary'],
    ['/huawei/v1/devices/d_1/iodpsData', 'bootstrap', undefined],
    ['/huawei/v1/devices/d_1/iodpsCommand', 'bootstrap', undefined],
    ['/huawei/v1/products/p/sn/d_1/secretNotify', 'registration', undefined],
    ['/huawei/v1/products/p/sn/d_1/secretACK', 'registration', undefined],
    ['/huawei/v1/products/p/sn/d_1/secretAck', 'foreign', undefined],
    ['/huawei/v1/products/other/sn/d_1/secretNotify', 'foreign', undefined],
    ['/huawei/v1/devices/d_2/data/json', 'foreign', undefined],
    ['/huawei/v1/devices/d_1/data/xml', 'foreign', undefined],
    ['/huawei/v1/devices/d_1/data', 'foreign', undefined],
    ['/huawei/v1/devices/d_1/data/json/', 'foreign', undefined],
    ['huawei/v1/devices/d_1/data/json', 'foreign', undefined],
    ['/Huawei/v1/devices/d_1/data/json', 'foreign', undefined],
    ['/huawei/v1/devices/d_1/command/+', 'foreign', undefined],
    ['/huawei/v1/devices/+/command/json', 'foreign', undefined],
    ['#', 'foreign', undefined],
    ['', 'foreign', undefined],
    ['$oc/devices/d_1/sys/properties/report', 'foreign', undefined],
  ])('%j is %s', (topic, purpose, codecMode) => {
    const expected = codecMode ? { purpose, v1: { codecMode } } : { purpose };
    expect(classifyTopic(topic, 'd_1', { productId: 'p', nodeId: 'd_1' })).toEqual(expected);
  });

  test('registration topics are foreign to a device that is not registering itself', () => {
    expect(classifyTopic('/huawei/v1/products/p/sn/d_1/secretNotify', 'd_1')).toEqual({ purpose: 'foreign' });
  });

  test("a device's own topics are its own, and foreign to every other id", () => {
    const id = fc.stringMatching(/^[\w./-]{1,20}$/);
    fc.assert(
      fc.property(id, id, (mine, other) => {
        fc.pre(mine !== other);
        for (const purpose of ['data', 'command'] as const) {
          for (const codecMode of ['json', 'binary'] as const) {
            const topic = topicsOf(mine)[purpose][codecMode];
            expect(classifyTopic(topic, mine)).toEqual({ purpose, v1: { codecMode } });
            expect(classifyTopic(topic, other)).toEqual({ purpose: 'foreign' });
          }
        }
      }),
    );
  });
});
