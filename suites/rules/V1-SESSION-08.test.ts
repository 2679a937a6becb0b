import { describe, expect, test } from 'vitest';
import { closed, type Event, login, online, onStage, packetReceived, stageBegan, verdictOf } from './testing.ts';
import rule from './V1-SESSION-08.ts';

const stopping: Event = { type: 'device-stopping', deviceId: 'lamp-1' };
const exited: Event = { type: 'device-exited', deviceId: 'lamp-1', code: null, signal: 'SIGTERM', asked: true };
const disconnect = packetReceived({ type: 'DISCONNECT' });
const dropped = closed({ clean: false, reason: 'the connection was reset' });

test('an empty journal, and a device that is not stopped, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), dropped)).toEqual({ exercised: 0, violations: [] });
});

test('DISCONNECT passes, also when it is read after the end of the process', () => {
  expect(verdictOf(rule, login(), stopping, disconnect, closed(), exited)).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, login(), stopping, exited, disconnect, closed())).toEqual({ exercised: 1, violations: [] });
});

test('leaving without a word breaks it, in whatever way it ends', () => {
  expect(verdictOf(rule, login(), stopping, dropped, exited)).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'the connection was reset' }],
  });
  expect(verdictOf(rule, login(), stopping, exited, dropped).violations).toHaveLength(1);
});

describe('nothing is said of', () => {
  test.each<[string, ...(Event | Event[])[]]>([
    ['a device that was not on line', login(), dropped, stopping, exited],
    [
      'a connection that the platform closed',
      login(),
      stopping,
      closed({ by: 'platform', reason: 'the platform stops' }),
    ],
    ['a device that the platform does not hear', login(), stageBegan('silent'), stopping, dropped],
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
