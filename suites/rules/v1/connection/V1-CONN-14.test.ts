import { describe, expect, test } from 'vitest';
import type { Stage } from '../../harness-events.ts';
import {
  closed,
  deviceStarted,
  type Event,
  login,
  onStage,
  packetReceived,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CONN-14.ts';

const takenOver = (connection = 1, by = 2): Event => ({ type: 'taken-over', deviceId: 'lamp-1', connection, by });
const pushedOut = (connection = 1) =>
  closed({ connection, by: 'platform', reason: 'a later connection of the same device took over' });
/** A second login on top of the first. */
const secondLogin = [...login(2), takenOver(), pushedOut()];

test('a device that connects once passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('a device that connects several times, one after the other, passes', () => {
  expect(verdictOf(rule, login(1), closed(), login(2), closed({ connection: 2 }), login(3))).toEqual({
    exercised: 3,
    violations: [],
  });
});

test('a second login beside an open connection breaks it, in either order of the record', () => {
  const violations = [{ actual: 'connection 2 beside connection 1' }];
  expect(verdictOf(rule, login(1), secondLogin)).toMatchObject({ exercised: 2, violations });
  expect(verdictOf(rule, login(1), login(2), pushedOut(), takenOver())).toMatchObject({ exercised: 2, violations });
});

test('two clients of one device that push each other out break it every time', () => {
  const fight = [...login(2), takenOver(1, 2), pushedOut(1), ...login(3), takenOver(2, 3), pushedOut(2)];
  expect(verdictOf(rule, login(1), fight).violations).toHaveLength(2);
});

test('two connections after a reconnect break it', () => {
  const cut = closed({ by: 'platform', staged: true, clean: false });
  const twice = [...login(2), ...login(3), takenOver(2, 3), pushedOut(2)];
  expect(verdictOf(rule, login(1), onStage('cut', cut, twice)).violations).toHaveLength(1);
});

describe('no fault of the device is', () => {
  test('a connection that the device closed, and the platform learnt it late', () => {
    expect(
      verdictOf(rule, login(1), login(2), takenOver(), closed({ reason: 'reset', clean: false })).violations,
    ).toEqual([]);
  });

  test('a connection on which it said DISCONNECT', () => {
    expect(verdictOf(rule, login(1), packetReceived({ type: 'DISCONNECT' }), secondLogin).violations).toEqual([]);
  });

  test('a new run of the device', () => {
    expect(verdictOf(rule, login(1), deviceStarted(), secondLogin).violations).toEqual([]);
  });

  test('a take-over by another client', () => {
    const won = [...login(3), takenOver(2, 3), pushedOut(2)];
    expect(verdictOf(rule, login(1), onStage('take-over', secondLogin), won).violations).toEqual([]);
  });

  test.each(['silent', 'cut', 'away', 'unacknowledged', 'forbidden-packet'] satisfies Stage[])(
    'giving up a connection on the stage %s',
    (stage) => {
      expect(verdictOf(rule, login(1), onStage(stage, secondLogin)).violations).toEqual([]);
      const late = [stageBegan(stage), stageEnded(stage, { complete: false }), ...secondLogin];
      expect(verdictOf(rule, login(1), late).violations).toEqual([]);
    },
  );

  test('another device', () => {
    const other = login(2).map((event) => (event.type === 'authenticated' ? { ...event, deviceId: 'lamp-2' } : event));
    expect(verdictOf(rule, login(1), other as Event[])).toEqual({ exercised: 2, violations: [] });
  });
});
