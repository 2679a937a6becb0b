import { expect, test } from 'vitest';
import { closed, connect, login, opened, refusedAttempt, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-16.ts';

const old = connect({ connection: 9, protocolName: 'MQIsdp', protocolLevel: 3 });

test('MQTT 3.1.1 passes', () => {
  expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
});

test('MQTT 3.1 from the start breaks it', () => {
  expect(verdictOf(rule, old)).toMatchObject({ exercised: 1, violations: [{ actual: 'protocol level 3, "MQIsdp"' }] });
});

test('a library that falls back to 3.1 after a refusal is not a fault of the device', () => {
  expect(verdictOf(rule, refusedAttempt(1), old).violations).toEqual([]);
});

test('nor one that falls back because it could not connect at all', () => {
  expect(verdictOf(rule, opened(1), closed({ clean: false, reason: 'TLS failed' }), old).violations).toEqual([]);
});
