import { expect, test } from 'vitest';
import { connect, login, packetReceived, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-08.ts';

test('MQTT 3.1.1 passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('MQTT 3.1 is left to a warning', () => {
  expect(verdictOf(rule, connect({ protocolName: 'MQIsdp', protocolLevel: 3 })).violations).toEqual([]);
});

test.each([
  ['MQTT', 5],
  ['MQTT', 0],
  ['MQIsdp', 4],
  ['mqtt', 4],
])('%s, level %i, breaks it', (protocolName, protocolLevel) => {
  expect(verdictOf(rule, connect({ protocolName, protocolLevel }))).toMatchObject({
    exercised: 1,
    violations: [{ actual: `protocol name "${protocolName}", level ${protocolLevel}` }],
  });
});

test('other packets are not looked at', () => {
  expect(verdictOf(rule, packetReceived({ type: 'PINGREQ' })).exercised).toBe(0);
});
