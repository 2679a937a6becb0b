import { expect, test } from 'vitest';
import { at, closed, packetReceived, verdictOf } from '../testing.ts';
import rule from './MQTT-3.14.4-1.ts';

const disconnect = packetReceived({ type: 'DISCONNECT' });

test('an empty journal, and a connection that was cut, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, closed({ clean: false }))).toEqual({ exercised: 0, violations: [] });
});

test('a connection that is closed soon after passes', () => {
  expect(verdictOf(rule, disconnect, at(900, closed()))).toEqual({ exercised: 1, violations: [] });
});

test('one that stays open breaks it, whichever side closes it in the end', () => {
  const { violations } = verdictOf(rule, disconnect, at(30_000, closed({ by: 'platform', reason: 'idle' })));
  expect(violations).toMatchObject([{ actual: 'open for 30000 ms more', evidence: [{ seq: 1 }, { seq: 2 }] }]);
});
