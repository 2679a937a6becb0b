import { expect, test } from 'vitest';
import { exchange, login, silence, subscribed, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-15.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and one QoS alone, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, exchange({ mid: 6 }))).toEqual({ exercised: 0, violations: [] });
});

test('answers at both pass', () => {
  expect(verdictOf(rule, proven, exchange({ mid: 6, qos: 0 }))).toEqual({ exercised: 1, violations: [] });
});

test('a device that subscribed at QoS 0 needs to answer only there', () => {
  const topic = subscribed('/huawei/v1/devices/lamp-1/command/json', { granted: 0 });
  expect(verdictOf(rule, login(), topic, exchange({ qos: 0 }))).toEqual({ exercised: 1, violations: [] });
});

test('silence to all at one QoS breaks it', () => {
  const { exercised, violations } = verdictOf(
    rule,
    proven,
    silence({ mid: 6, qos: 0 }),
    exchange({ mid: 7 }),
    silence({ mid: 8, qos: 0 }),
  );
  expect(exercised).toBe(2);
  expect(violations).toHaveLength(2);
});

test('silence where some were answered is for other rules', () => {
  expect(verdictOf(rule, proven, exchange({ mid: 6, qos: 0 }), silence({ mid: 7, qos: 0 })).violations).toEqual([]);
});
