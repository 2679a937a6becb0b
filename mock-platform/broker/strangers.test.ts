import { once } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import { generate } from 'mqtt-packet';
import { expect, onTestFinished, test, vi } from 'vitest';
import { commandTopic, lamp, lampPlatform } from '../generations/v1/testing.ts';
import type { Broker } from './broker.ts';
import { connect, credentialsOf, publish, stage, subscribe } from './broker-testing.ts';

/** Somebody on a stream in memory who says what no client library would. */
function stranger(broker: Broker, connection: number): Duplex {
  const [near, far] = duplexPair();
  near.on('error', () => {});
  near.resume();
  broker.accept(far, connection);
  return near;
}

const MiB = 1024 * 1024;
const longConnect = Buffer.from([0x10, 0xe0, 0xcb, 0xee, 0x01, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60]);

test.each([
  ['a CONNECT of 3.9 MB', longConnect, 'a CONNECT of 3909088 bytes: before the log-in at most 65536 are taken'],
  [
    'a PUBLISH of 4 MB',
    Buffer.from([0x30, 0x80, 0x80, 0x80, 0x02]),
    'a PUBLISH of 4194304 bytes: before the log-in at most 65536 are taken',
  ],
])(
  '%s as first packet is refused when it is announced, and is not recorded as a violation of MQTT',
  async (_, head, reason) => {
    const { broker, closed, eventsOf } = await stage({ onViolation: 'record' });
    const near = stranger(broker, 1);
    near.write(head);
    expect(await closed(1)).toMatchObject({ by: 'platform', reason });
    expect(eventsOf('wire-violated')).toEqual([]);
  },
);

test('a CONNECT of 64 KB is a CONNECT, and behind it packets may be as long as ever', async () => {
  const { device, eventsOf } = await stage();
  const will = { topic: 'w', payload: Buffer.alloc(60_000), qos: 0 as const, retain: false };
  const connected = device().say(connect({ will }), publish(1, undefined, 'x'.repeat(3 * MiB)));
  await connected.hears('puback');
  expect(eventsOf('published')[0]?.payload).toHaveLength(3 * MiB);
});

test('a SUBSCRIBE of 300 kB ends the connection, and is not recorded as a violation of MQTT', async () => {
  const { online, closed, eventsOf } = await stage();
  const device = await online();
  device.say(subscribe(1, ...Array.from({ length: 30 }, (_, n): [string, 0] => [`${n}`.padEnd(10_000, 'x'), 0])));
  expect(await closed(1)).toMatchObject({
    by: 'platform',
    reason: expect.stringMatching(
      /^a SUBSCRIBE of 3\d+ bytes: of a packet that is not PUBLISH at most 262144 are taken$/,
    ),
  });
  expect(eventsOf('wire-violated')).toEqual([]);
});

test('of more than a thousand who do not log in the one that waited the longest goes, and a device gets in', async () => {
  const { broker, online, closed, eventsOf } = await stage();
  const device = await online();
  for (let n = 0; n <= 1001; n += 1) stranger(broker, 100 + n);
  expect(await closed(100)).toMatchObject({
    by: 'platform',
    reason: expect.stringContaining('1000 later connections'),
  });
  await closed(101);
  expect(eventsOf('connection-closed')).toHaveLength(2);
  await device.barrier();
});

test('those who do not log in keep 8 MiB of unfinished packets at most, together', async () => {
  const { broker, eventsOf, closed } = await stage();
  const head = Buffer.from([0x10, 0xf0, 0xff, 0x03, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60]);
  const connections = 200;
  for (let n = 1; n <= connections; n += 1) stranger(broker, n).write(Buffer.concat([head, Buffer.alloc(65_000)]));
  await closed(1);
  await vi.waitFor(() =>
    expect(eventsOf('connection-closed').length).toBe(connections - Math.floor((8 * MiB) / 65_014)),
  );
  expect(eventsOf('connection-closed')[0]?.reason).toContain(
    'does not keep more of unfinished packets, before the log-in',
  );
});

test('devices keep 16 MiB of unfinished packets at most, together, and one with small packets is left alone', async () => {
  const lamps = Array.from({ length: 12 }, (_, n) => ({ ...lamp, nodeId: `node_${n}`, deviceId: `lamp_${n}` }));
  const platform = await lampPlatform({ ports: {}, devices: lamps });
  onTestFinished(() => platform.stop());
  const streams: Duplex[] = [];
  for (const [n, one] of lamps.entries()) {
    const near = stranger(platform.broker, n);
    const answered = once(near, 'data');
    near.write(generate(connect(credentialsOf(one))));
    await answered;
    streams.push(near);
  }
  const half = Buffer.concat([Buffer.from([0x30, 0x80, 0x80, 0x80, 0x02, 0, 1, 0x61]), Buffer.alloc(3 * MiB)]);
  for (const near of streams.slice(1)) near.write(half);
  const closed = await platform.journal.waitFor(({ type }) => type === 'connection-closed');
  expect(closed).toMatchObject({
    by: 'platform',
    reason: expect.stringMatching(
      /^the platform does not keep more of unfinished packets, and this connection has the most: \d+ bytes$/,
    ),
  });
  expect(platform.broker.sessionOf('lamp_0')).toBeDefined();
  expect(platform.broker.sessions.length).toBeGreaterThanOrEqual(10);
});

test('what a device does not read of its commands is 4 MiB at most: then its connection is closed', async () => {
  const { broker, closed } = await stage();
  const near = stranger(broker, 1);
  const answered = once(near, 'data');
  near.write(generate(connect()));
  await answered;
  near.pause();
  const session = broker.sessionOf(lamp.deviceId);
  expect(session).toBeDefined();
  const command = Buffer.alloc(100_000);
  for (let n = 0; n < 60 && session && !session.tap.destroyed; n += 1) {
    void broker.publish(session, commandTopic, command, 0).catch(() => {});
    await new Promise(setImmediate);
  }
  expect(await closed(1)).toMatchObject({
    by: 'platform',
    reason: expect.stringMatching(/^the device left \d+ bytes unread of what it was sent, at most 4194304 are kept$/),
  });
});

test('a device that reads may be sent far more than that, also in one go', async () => {
  const { broker, online, eventsOf } = await stage();
  const device = await online();
  const session = broker.sessionOf(lamp.deviceId);
  const command = Buffer.alloc(100_000);
  for (let n = 0; n < 40; n += 1) if (session) void broker.publish(session, commandTopic, command, 0);
  await device.hears('publish', 40);
  for (let n = 0; n < 40; n += 1) if (session) void broker.publish(session, commandTopic, command, 0);
  await device.hears('publish', 80);
  expect(eventsOf('connection-closed')).toEqual([]);
});

test('of a device only its four latest sessions are kept, however often it changes its client identifier', async () => {
  const { online, closed } = await stage();
  /** The client identifier holds the hour. */
  const loginOf = (hoursAgo: number) => credentialsOf(lamp, Date.now() - hoursAgo * 3_600_000);
  let connections = 0;
  const visit = async (n: number, filters: [string, 1][]) => {
    const device = await online({ ...loginOf(n), clean: false });
    connections += 1;
    const { sessionPresent } = await device.hears('connack');
    if (filters.length > 0) {
      device.say(subscribe(1, ...filters));
      await device.hears('suback');
    }
    device.say({ cmd: 'disconnect' }).hangUp();
    await closed(connections);
    return sessionPresent;
  };
  for (let n = 0; n < 6; n += 1) await visit(n, [[commandTopic, 1]]);
  expect(await visit(5, [])).toBe(true);
  expect(await visit(2, [])).toBe(true);
  expect(await visit(0, [])).toBe(false);
});
