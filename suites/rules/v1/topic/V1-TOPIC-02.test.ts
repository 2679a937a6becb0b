import { describe, expect, test } from 'vitest';
import {
  at,
  authenticated,
  login,
  onStage,
  published,
  stageBegan,
  stageEnded,
  subscribed,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-TOPIC-02.ts';

const late = (stage: 'start' | 'cut') => at(20_000, stageEnded(stage));

test.each(['json', 'binary'])('subscribing to the command topic for %s passes', (mode) => {
  const filter = `/huawei/v1/devices/lamp-1/command/${mode}`;
  expect(verdictOf(rule, onStage('start', login(), subscribed(filter)))).toEqual({ exercised: 1, violations: [] });
});

test('subscribing again after every login passes', () => {
  expect(verdictOf(rule, login(), subscribed(), login(2), subscribed(undefined, { connection: 2 }))).toEqual({
    exercised: 2,
    violations: [],
  });
});

test('subscribing to nothing breaks it', () => {
  expect(verdictOf(rule, stageBegan('start'), login(), late('start'))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'no subscription', expected: '/huawei/v1/devices/lamp-1/command/json, or binary' }],
  });
});

test('so does a stage that ended only because its wait ended without a result', () => {
  const inVain = [
    stageBegan('start'),
    ...login(),
    ...at(15_000, stageEnded('start', { complete: false, waitedMs: 15_000 })),
  ];
  expect(verdictOf(rule, inVain).violations).toHaveLength(1);
});

test('subscribing to something else breaks it, and that is shown', () => {
  const wrong = subscribed('/huawei/v1/devices/lamp-1/commands/json', { purpose: 'foreign' });
  expect(verdictOf(rule, stageBegan('start'), login(), wrong, late('start')).violations).toMatchObject([
    { actual: '/huawei/v1/devices/lamp-1/commands/json' },
  ]);
});

test('after a login by nodeId, that belongs into the topic', () => {
  const byNodeId = authenticated({ topicId: 'node_1', login: 'node-id' });
  expect(verdictOf(rule, byNodeId, late('start')).violations).toMatchObject([
    { expected: '/huawei/v1/devices/node_1/command/json, or binary' },
  ]);
});

describe('nothing is concluded', () => {
  const later = [published({ purpose: 'foreign', topic: '$oc/devices/lamp-1/sys/properties/report' })];

  test('from a device that only uses topics of generation 2', () => {
    expect(verdictOf(rule, stageBegan('start'), login(), later, late('start'))).toEqual({
      exercised: 0,
      violations: [],
    });
    const itsOwn = subscribed('$oc/devices/lamp-1/sys/commands/#', { purpose: 'foreign' });
    expect(verdictOf(rule, stageBegan('start'), login(), itsOwn, late('start'))).toEqual({
      exercised: 0,
      violations: [],
    });
  });

  test('but from one that reports in generation 1 as well', () => {
    const both = [...later, published()];
    expect(verdictOf(rule, stageBegan('start'), login(), both, late('start')).violations).toHaveLength(1);
  });

  test('from a stage that was not played to its end', () => {
    const cutShort = [
      stageBegan('start'),
      ...login(),
      ...at(5000, stageEnded('start', { complete: false, waitedMs: 15_000 })),
    ];
    expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
  });

  test('when the device has only just logged in', () => {
    expect(verdictOf(rule, onStage('start', login()))).toEqual({ exercised: 0, violations: [] });
  });

  test('when the device is no longer there', () => {
    const gone = [...login(), { type: 'device-offline', deviceId: 'lamp-1', connection: 1 } as const];
    expect(verdictOf(rule, gone, late('start'))).toEqual({ exercised: 0, violations: [] });
  });

  test('of a login that is for registration only', () => {
    expect(verdictOf(rule, authenticated({ login: 'product' }), late('start')).exercised).toBe(0);
  });

  test('on a stage that disturbs the device', () => {
    expect(verdictOf(rule, login(), late('cut')).violations).toEqual([]);
  });
});

test.each(['#', '/huawei/#', '/huawei/v1/devices/lamp-1/command/+', '/huawei/v1/devices/+/command/#'])(
  'the wildcard %s takes the command topic in: the fault is another',
  (filter) => {
    expect(verdictOf(rule, login(), subscribed(filter, { purpose: 'foreign' }), late('start'))).toEqual({
      exercised: 1,
      violations: [],
    });
  },
);
