import { once } from 'node:events';
import { connect } from 'node:net';
import { duplexPair } from 'node:stream';
import { generate } from 'mqtt-packet';
import { expect, onTestFinished, test, vi } from 'vitest';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { connectLamp, dataTopic, lamp, lampPlatform } from '../generations/v1/testing.ts';
import type { Tap } from '../wire/tap.ts';

const { clientId, username, password } = generateCredentials({ ...lamp, time: Date.now() });
const login = generate({
  cmd: 'connect',
  clientId,
  username,
  password: Buffer.from(password),
  clean: true,
  keepalive: 0,
});

async function platform() {
  const started = await lampPlatform({ ports: { tcp: 0 } });
  onTestFinished(() => started.stop());
  return started;
}

test('a CONNECT that comes byte by byte is a CONNECT', async () => {
  const { broker, journal } = await platform();
  const [near, far] = duplexPair();
  broker.accept(far, 1000);
  for (const byte of login) near.write(Uint8Array.of(byte));
  const [connack] = await once(near, 'data');
  expect(connack).toEqual(Buffer.of(0x20, 2, 0, 0));
  const received = journal.entries.filter((entry) => entry.type === 'packet-received' && entry.connection === 1000);
  expect(received).toHaveLength(1);
  near.end();
});

test('a client that has not sent a whole CONNECT after half a minute is closed, however busily it writes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { broker, journal } = await platform();
  const [near, far] = duplexPair();
  broker.accept(far, 1000);
  near.resume();
  near.write(login.subarray(0, 10));
  vi.advanceTimersByTime(20_000);
  near.write(login.subarray(10, 11));
  vi.advanceTimersByTime(10_001);
  const closed = await journal.waitFor((entry) => entry.type === 'connection-closed' && entry.connection === 1000);
  expect(closed).toMatchObject({ by: 'platform', reason: 'connect did not arrive in time' });
  near.end();
});

test('many that never finish their CONNECT do not make others wait', async () => {
  const mock = await platform();
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect({ port: mock.ports.tcp ?? 0, host: '127.0.0.1' });
    socket.on('error', () => {});
    socket.write(login.subarray(0, 12));
    onTestFinished(() => void socket.destroy());
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  const client = await connectLamp(mock);
  await client.publishAsync(dataTopic, '{}', { qos: 1 });
  await client.endAsync();
  expect(mock.broker.taps.length).toBeGreaterThanOrEqual(200);
});

test('a device that reports and does not read its acknowledgements is not read from, and closed after a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { broker, journal } = await platform();
  const [near, far] = duplexPair();
  let tap: Tap | undefined;
  broker.onTap = (one) => {
    tap = one;
  };
  broker.accept(far, 1000);
  near.write(login);
  await once(near, 'data');
  // Once this is answered, nothing has to wait for the log-in any more.
  near.write(generate({ cmd: 'pingreq' }));
  await once(near, 'data');
  near.pause();
  const report = generate({
    cmd: 'publish',
    topic: dataTopic,
    payload: '{}',
    qos: 1,
    messageId: 7,
    retain: false,
    dup: false,
  });
  const flood = Buffer.concat(Array.from({ length: 500 }, () => report));
  const sent = () => journal.entries.filter(({ type }) => type === 'packet-sent').length;
  // Far more PUBACKs than a stream has room for: 16 KiB on each side.
  for (let round = 0; round < 100; round += 1) {
    near.write(flood);
    await new Promise(setImmediate);
    // A flood rests in between, for some tens of milliseconds.
    vi.advanceTimersByTime(40);
  }
  expect(sent()).toBeLessThan(100 * 500);
  expect(tap?.destroyed).toBe(false);
  vi.advanceTimersByTime(60_001);
  expect(tap?.destroyed).toBe(true);
  near.on('error', () => {});
  near.resume();
  near.end();
  vi.useRealTimers();
  expect(
    await journal.waitFor((entry) => entry.type === 'connection-closed' && entry.connection === 1000),
  ).toMatchObject({ by: 'platform', reason: 'the device did not read what it was sent for 60 s' });
});

test('a device that reads at last gets every acknowledgement', async () => {
  const { broker } = await platform();
  const [near, far] = duplexPair();
  broker.accept(far, 1000);
  near.write(login);
  await once(near, 'data');
  near.pause();
  const count = 20_000;
  for (let n = 0; n < count; n += 1000) {
    const some = Array.from({ length: 1000 }, (_, index) =>
      generate({
        cmd: 'publish',
        topic: dataTopic,
        payload: '{}',
        qos: 1,
        messageId: n + index + 1,
        retain: false,
        dup: false,
      }),
    );
    near.write(Buffer.concat(some));
    await new Promise(setImmediate);
  }
  let acknowledged = Buffer.alloc(0);
  near.on('data', (chunk) => {
    acknowledged = Buffer.concat([acknowledged, chunk]);
  });
  near.resume();
  while (acknowledged.length < count * 4) await once(near, 'data');
  const identifiers = Array.from({ length: count }, (_, index) => acknowledged.readUInt16BE(index * 4 + 2));
  expect(identifiers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  near.end();
});
