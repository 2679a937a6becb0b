import { describe, expect, test } from 'vitest';
import { login, message, published, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-TOPIC-01.ts';

const judged = (topic: string) => verdictOf(rule, world(), login(), published({ topic, purpose: 'foreign' }));

test('its own data topics pass', () => {
  expect(verdictOf(rule, world(), login(), report(), published({ codecMode: 'binary' }))).toEqual({
    exercised: 2,
    violations: [],
  });
});

describe('is broken by', () => {
  test.each([
    ['/huawei/v1/devices/lamp-2/data/json', "another device's id"],
    ['huawei/v1/devices/lamp-1/data/json', 'the leading slash is missing'],
    ['/huawei/v1/devices/lamp-1/Data/json', 'another letter case'],
    ['/huawei/v1/devices/lamp-1/data', 'the codec mode is missing at the end'],
    ['/huawei/v1/devices/lamp-1_0_0_2026011512/data/json', 'the client identifier where the id alone belongs'],
    ['/v1/devices/lamp-1/datas', 'a topic of the sibling interface for gateways, which begins with /v1'],
    ['sensors/level', undefined],
  ])('%s', (topic, nearMiss) => {
    const [violation] = judged(topic).violations;
    expect(violation).toMatchObject({
      actual: `"${topic}"`,
      expected: '/huawei/v1/devices/lamp-1/data/json, or binary',
    });
    expect(violation?.nearMiss).toBe(nearMiss);
  });

  test('a report on the command topic', () => {
    const topic = '/huawei/v1/devices/lamp-1/command/json';
    const wrong = message({ msgType: 'deviceReq', data: [] }, { topic, purpose: 'command' });
    expect(verdictOf(rule, world(), login(), wrong).violations).toMatchObject([
      { nearMiss: 'the command topic, where only the platform publishes' },
    ]);
  });
});

describe('left to other rules is', () => {
  test('an answer on the command topic', () => {
    const answer = message({ msgType: 'deviceRsp', mid: 1, errcode: 0 }, { purpose: 'command' });
    expect(verdictOf(rule, world(), login(), answer)).toEqual({ exercised: 0, violations: [] });
  });

  test('its own topic under its other name', () => {
    expect(judged('/huawei/v1/devices/node_1/data/json')).toEqual({ exercised: 0, violations: [] });
  });

  test('an event of the second generation beside the reports', () => {
    expect(judged('$oc/devices/lamp-1/sys/events/up').violations).toEqual([]);
  });
});

test.each(['registration', 'bootstrap'] as const)('topics of %s are its own', (purpose) => {
  expect(verdictOf(rule, world(), login(), published({ purpose })).violations).toEqual([]);
});
