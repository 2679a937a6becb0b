import { describe, expect, test } from 'vitest';
import {
  at,
  authenticated,
  type Event,
  login,
  stageBegan,
  stageEnded,
  subscribed,
  verdictOf,
  world,
} from '../../testing.ts';
import rule from './V1-BIN-02.ts';

const binary = subscribed('/huawei/v1/devices/lamp-1/command/binary');
const json = subscribed('/huawei/v1/devices/lamp-1/command/json');
const began = [stageBegan('start'), ...login()];
const late = at(20_000, stageEnded('start'));
const offline: Event = { type: 'device-offline', deviceId: 'lamp-1', connection: 1 };

test('the binary topic passes, alone or beside the other', () => {
  expect(verdictOf(rule, world('binary'), began, binary, late)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, world('binary'), began, json, binary, late)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, world('binary'), began, binary, json, late)).toEqual({ exercised: 1, violations: [] });
});

test('the JSON topic alone breaks it', () => {
  expect(verdictOf(rule, world('binary'), began, json, late)).toMatchObject({
    exercised: 1,
    violations: [{ actual: '/huawei/v1/devices/lamp-1/command/json' }],
  });
});

describe('nothing is concluded', () => {
  test('of a product without a codec', () => {
    expect(verdictOf(rule, world('json'), began, json, late)).toEqual({ exercised: 0, violations: [] });
  });

  test('of a device that subscribed to neither', () => {
    expect(verdictOf(rule, world('binary'), began, late)).toEqual({ exercised: 0, violations: [] });
  });

  test('of one that has only just subscribed, or that is gone', () => {
    expect(verdictOf(rule, world('binary'), began, json, stageEnded('start')).exercised).toBe(0);
    expect(verdictOf(rule, world('binary'), began, json, offline, late).exercised).toBe(0);
  });

  test('from a stage that was not played to its end', () => {
    const cutShort = at(20_000, stageEnded('start', { complete: false }));
    expect(verdictOf(rule, world('binary'), began, json, cutShort).exercised).toBe(0);
  });

  test('of a login that is for registration only', () => {
    expect(verdictOf(rule, world('binary'), authenticated({ login: 'product' }), json, late).exercised).toBe(0);
  });
});
