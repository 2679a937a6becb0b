import { generate, type Packet } from 'mqtt-packet';
import { expect, test } from 'vitest';
import { conversation, framesOf, pcapOf } from '../../mock-platform/capture/testing.ts';
import { v1 } from '../../mock-platform/generations/v1/served.ts';
import { v2 } from '../../mock-platform/generations/v2/served.ts';
import { readCapture } from './read-capture.ts';

const [first, second] = [v1, v2].map(({ topicsBegin }) => `${topicsBegin}d/x`) as [string, string];
const time = Date.UTC(2026, 0, 1);
const publish = (topic: string): Packet => ({
  ...{ cmd: 'publish', topic, payload: '{}', qos: 0, retain: false, dup: false },
});

function generationOf(clientId: string, ...topics: readonly string[]) {
  const connect = {
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    clientId,
  } as Packet;
  const packets = [connect, ...topics.map(publish)].map(
    (packet) => ({ from: 'client', bytes: generate(packet) }) as const,
  );
  return readCapture(pcapOf(framesOf(conversation(packets, { time })))).generation;
}

test('a capture is read as what is spoken in it, and as the second generation where both are', () => {
  expect(generationOf('d_0_0_2026010100', first)).toBe(1);
  expect(generationOf('d_0_0_2026010100', second)).toBe(2);
  expect(generationOf('d_0_0_2026010100', first, second)).toBe(2);
});

test('where no topic tells, the log-in does; else it is the usual one', () => {
  expect(generationOf('d_0_0_2026010100')).toBe(2);
  expect(generationOf('garbage')).toBe(2);
  expect(generationOf('n_2_0_2026010100')).toBe(1);
});
