import { expect, test } from 'vitest';
import {
  connect,
  type Event,
  handshake,
  login,
  onStage,
  opened,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-TLS-05.ts';

const failed = handshake({ outcome: 'failed', error: 'handshake_failure' });
const plain = [opened(2, 'tcp'), connect({ connection: 2 })];

const deviceStopping: Event = { type: 'device-stopping', deviceId: 'lamp-1' };

test('trying TLS again, or not at all, passes', () => {
  expect(verdictOf(rule, onStage('tls-failure', failed, failed))).toEqual({ exercised: 1, violations: [] });
});

test('a CONNECT over plain TCP breaks it', () => {
  expect(verdictOf(rule, onStage('tls-failure', failed, plain)).violations).toMatchObject([
    { actual: 'a CONNECT without TLS', evidence: [{ type: 'tls-handshake' }, { type: 'packet-received' }] },
  ]);
});

test('so does one over a WebSocket without TLS', () => {
  const webSocket = [opened(2, 'ws'), connect({ connection: 2 })];
  expect(verdictOf(rule, onStage('tls-failure', failed, webSocket)).violations).toHaveLength(1);
});

test('so does one soon after the stage', () => {
  expect(verdictOf(rule, onStage('tls-failure', failed), plain).violations).toHaveLength(1);
});

test('a TCP connection on which nothing is said is not a fault', () => {
  expect(verdictOf(rule, onStage('tls-failure', failed, opened(2, 'tcp'))).violations).toEqual([]);
});

test('a device that made no attempt shows nothing, nor does a stage that was cut short', () => {
  expect(verdictOf(rule, onStage('tls-failure')).exercised).toBe(0);
  const cutShort = [stageBegan('tls-failure'), failed, stageEnded('tls-failure', { complete: false })];
  expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
});

test('plain TCP is not a fault if the device should use it', () => {
  expect(verdictOf(rule, plain)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, onStage('tls-failure', failed), deviceStopping, plain).violations).toEqual([]);
});

test('a TLS login afterwards is not a fault', () => {
  expect(verdictOf(rule, onStage('tls-failure', failed), login(3)).violations).toEqual([]);
});
