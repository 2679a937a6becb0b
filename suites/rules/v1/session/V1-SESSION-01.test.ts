import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  connect,
  type Event,
  onStage,
  packetReceived,
  refused,
  report,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-SESSION-01.ts';

/** A keep-alive of 10 s: something is due every 15 s. */
const connected = connect({ keepAlive: 10 });
const ping = packetReceived({ type: 'PINGREQ' });
const pingAt = (...times: number[]) => times.flatMap((time) => at(time, ping));

test('an empty journal, a short connection, and a keep-alive of 0 do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, connected, pingAt(9000), closed())).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, connect({ keepAlive: 0 }), at(60_000, ping))).toEqual({ exercised: 0, violations: [] });
});

test('something in time passes: PINGREQ, or any other packet', () => {
  expect(verdictOf(rule, connected, pingAt(10_000, 20_000, 30_000))).toEqual({ exercised: 1, violations: [] });
  const publish = packetReceived({
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array(),
    qos: 0,
    retain: false,
    dup: false,
  });
  expect(verdictOf(rule, connected, at(14_900, publish), at(29_900, publish), report()).violations).toEqual([]);
});

test('a packet that comes too late breaks it', () => {
  expect(verdictOf(rule, connected, pingAt(20_000))).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'a packet at least every 15000 ms', actual: 'nothing for 20000 ms' }],
  });
});

test('so does a connection that the platform closes for it, or that the device leaves silent', () => {
  const idle = closed({ by: 'platform', reason: 'the device sent nothing' });
  expect(verdictOf(rule, connected, at(15_001, idle)).violations).toHaveLength(1);
  expect(verdictOf(rule, connected, at(40_000, closed())).violations).toHaveLength(1);
  expect(verdictOf(rule, connected, stageBegan('idle'), at(16_000, stageEnded('idle'))).violations).toHaveLength(1);
});

describe('nothing is concluded', () => {
  test.each<[string, ...(Event | Event[])[]]>([
    [
      'from a stage on which the platform is deaf',
      connected,
      stageBegan('silent'),
      at(60_000, stageEnded('silent')),
      ping,
    ],
    ['from a cut', connected, at(15_001, closed({ by: 'platform', staged: true }))],
    ['from a close for another reason', connected, at(9000, closed({ by: 'platform', reason: 'taken over' }))],
    ['after DISCONNECT', connected, packetReceived({ type: 'DISCONNECT' }), at(60_000, closed())],
    [
      'after the device was asked to stop',
      connected,
      { type: 'device-stopping', deviceId: 'lamp-1' },
      at(60_000, closed()),
    ],
    ['from a refused CONNECT', connected, refused(4), at(60_000, closed())],
    ['from a busy machine', connected, pingAt(15_300)],
    [
      'from two connections, each in time',
      connected,
      onStage('cut', closed()),
      connect({ connection: 2, keepAlive: 10 }),
    ],
  ])('%s', (_, ...events) => {
    expect(verdictOf(rule, ...events).violations).toEqual([]);
  });
});
