import { expect, test } from 'vitest';
import { closed, type Event, exchange, login, onStage, silence, verdictOf } from '../../testing.ts';
import rule from './V1-STREAM-04.ts';

const returned = [...login(), closed({ clean: false, reason: 'cut' }), ...login()];
const proven = [...returned, ...exchange({ mid: 5 })];
const forbidden: Event = { type: 'bytes-sent', connection: 1, raw: new Uint8Array(2), fault: 'packet type 0' };
const dropped = closed({ clean: false, reason: 'reset' });

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('closing the connection and coming back passes', () => {
  const back = [...login(2), ...exchange({ mid: 9, connection: 2 })];
  expect(verdictOf(rule, proven, onStage('forbidden-packet', forbidden, dropped, back))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('a command that is lost with the connection is not silence', () => {
  const lost = silence({ mid: 9 }, { outcome: 'connection-lost' });
  const back = [...login(2), ...exchange({ mid: 10, connection: 2 })];
  const { violations } = verdictOf(rule, proven, onStage('forbidden-packet', forbidden, dropped, lost, back));
  expect(violations).toEqual([]);
});

test.each([
  [
    'going on as if nothing had happened',
    [exchange({ mid: 9 })],
    'it answered the next command on the same connection',
  ],
  ['hanging', [silence({ mid: 9 })], 'no answer'],
  ['staying away', [dropped], 'it is not on line'],
])('%s breaks it', (_, events, actual) => {
  const { exercised, violations } = verdictOf(rule, proven, onStage('forbidden-packet', forbidden, ...events));
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ actual }]);
});

test('nothing is concluded of staying away where the device was never seen to come back', () => {
  const events = [...login(), ...exchange({ mid: 5 }), ...onStage('forbidden-packet', forbidden, dropped)];
  expect(verdictOf(rule, events)).toEqual({ exercised: 0, violations: [] });
});

test('ending breaks it', () => {
  const exited = { type: 'device-exited', deviceId: 'lamp-1', code: 1, signal: null, asked: false } as const;
  expect(verdictOf(rule, proven, forbidden, dropped, exited).violations).toMatchObject([
    { actual: 'it ended with exit code 1, 200 ms after that' },
  ]);
});

test('coming back, and being turned away for a packet of its own, passes', () => {
  const back = [...login(2), closed({ connection: 2, by: 'platform', clean: false, reason: 'flags' })];
  expect(verdictOf(rule, proven, onStage('forbidden-packet', forbidden, dropped, back)).violations).toEqual([]);
  const itself = [...login(2), closed({ connection: 2, by: 'device', clean: false, reason: 'reset' })];
  expect(verdictOf(rule, proven, onStage('forbidden-packet', forbidden, dropped, itself)).violations).toHaveLength(1);
});
