import { describe, expect, test } from 'vitest';
import { closed, type Event, login, online, onStage, packetReceived, stageBegan, verdictOf } from '../../testing.ts';
import rule from './V1-SESSION-08.ts';

const stopping: Event = { type: 'device-stopping', deviceId: 'lamp-1' };
const exited: Event = { type: 'device-exited', deviceId: 'lamp-1', code: null, signal: 'SIGTERM', asked: true };
const disconnect = packetReceived({ type: 'DISCONNECT' });
const accepted: Event = {
  type: 'packet-sent',
  connection: 1,
  packet: { type: 'CONNACK', sessionPresent: false, returnCode: 0 },
  raw: Uint8Array.of(0x20, 2, 0, 0),
};
/** On line, and known to know it. */
const settled = [...login(), accepted, packetReceived({ type: 'PINGREQ' })];
const dropped = closed({ clean: false, reason: 'closed by the device' });

test('an empty journal, and a device that is not stopped, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), dropped)).toEqual({ exercised: 0, violations: [] });
});

test('DISCONNECT passes, also when it is read after the end of the process', () => {
  expect(verdictOf(rule, login(), stopping, disconnect, closed(), exited)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, login(), stopping, exited, disconnect, closed())).toEqual({ exercised: 1, violations: [] });
});

test('leaving without a word breaks it, in whatever way it ends', () => {
  expect(verdictOf(rule, settled, stopping, dropped, exited)).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'closed by the device' }],
  });
  expect(verdictOf(rule, settled, stopping, exited, dropped).violations).toHaveLength(1);
});

test('a device that had to be killed could not say it any more', () => {
  const killed: Event = { ...exited, signal: 'SIGKILL' };
  expect(verdictOf(rule, settled, stopping, dropped, killed).violations).toEqual([]);
  expect(verdictOf(rule, settled, stopping, killed, dropped).violations).toEqual([]);
});

describe('nothing is said of', () => {
  test.each<[string, ...(Event | Event[])[]]>([
    ['a device that has perhaps not read yet that it is on line', login(), accepted, stopping, dropped],
    [
      'a device that was sent what MQTT forbids',
      login(),
      { type: 'bytes-sent', connection: 1, raw: new Uint8Array(2), fault: 'packet type 0' },
      stopping,
      dropped,
    ],
    [
      'a connection that was reset: the DISCONNECT may be lost',
      settled,
      stopping,
      closed({ clean: false, reason: 'reset by the device', reset: true }),
    ],
    ['a device that was not on line', login(), dropped, stopping, exited],
    [
      'a connection that the platform closed',
      settled,
      stopping,
      closed({ by: 'platform', reason: 'the platform stops' }),
    ],
    ['a device that the platform does not hear', settled, stageBegan('silent'), stopping, dropped],
    [
      'another client that has taken over',
      login(),
      onStage('take-over', closed({ by: 'platform' }), online(9)),
      stopping,
      closed({ connection: 9, clean: false }),
    ],
  ])('%s', (_, ...events) => {
    expect(verdictOf(rule, ...events)).toEqual({ exercised: 0, violations: [] });
  });
});
