import type { Socket } from 'node:net';
import { generate, type Packet } from 'mqtt-packet';
import { topicsOf } from '../../mock-platform/generations/v1/topics.ts';
import type { Bout } from './bout.ts';
import type { Kind } from './kind.ts';

export const topicOf = (bout: Bout) => topicsOf(bout.device.deviceId).data.json;
export const commandsOf = (bout: Bout) => topicsOf(bout.device.deviceId).command.json;

export function publish(
  topic: string,
  payload: string | Uint8Array,
  fields: { qos?: 0 | 1 | 2; messageId?: number; dup?: boolean; retain?: boolean } = {},
): Buffer {
  const { qos = 1, messageId = 1, dup = false, retain = false } = fields;
  return generate({ cmd: 'publish', topic, payload: Buffer.from(payload as string), qos, messageId, dup, retain });
}

export const subscribe = (messageId: number, topics: readonly string[], qos: 0 | 1 | 2 = 1): Packet => ({
  cmd: 'subscribe',
  messageId,
  subscriptions: topics.map((topic) => ({ topic, qos })),
});

export const report = (...services: [serviceId: string, serviceData: unknown][]): string =>
  JSON.stringify({
    msgType: 'deviceReq',
    data: services.map(([serviceId, serviceData]) => ({ serviceId, serviceData })),
  });

/** A device that logs in, and then does it. */
export const device = (
  name: string,
  act: (bout: Bout, socket: Socket) => Promise<unknown>,
  more: Partial<Kind> = {},
): Kind => ({
  name,
  ...more,
  play: async (bout) => act(bout, await bout.login()),
});

/** A device that sends the same kind of report a number of times. */
export const reports = (name: string, payloadOf: (bout: Bout, n: number) => string | Uint8Array, times = 5): Kind =>
  device(name, async (bout, socket) => {
    for (let n = 0; n < times; n += 1) {
      await bout.send(socket, publish(topicOf(bout), payloadOf(bout, n), { messageId: n + 1 }));
      await bout.hold(50);
    }
    await bout.hold(200);
  });

/** A device that says packets again and again. */
export const repeats = (
  name: string,
  packetOf: (bout: Bout, n: number) => Uint8Array | Packet,
  times: number,
  ms = 300,
): Kind =>
  device(name, async (bout, socket) => {
    for (let n = 0; n < times; n += 1) await bout.send(socket, packetOf(bout, n));
    await bout.hold(ms);
  });

export const members = (count: number, name: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), n]));
