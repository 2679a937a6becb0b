import { once } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import { generate } from 'mqtt-packet';
import { afterEach, expect, test, vi } from 'vitest';
import type { PlatformEntry } from '../events.ts';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { openNorthbound } from '../generations/v1/northbound/open-northbound.ts';
import { lamp, lampPlatform, reportOf } from '../generations/v1/testing.ts';
import { topicsOf } from '../generations/v1/topics.ts';
import type { MockPlatform } from '../mock-platform.ts';

const flood = { ...lamp, deviceId: 'flood', nodeId: 'flood_node' };
const floodConnection = 1;
const goodConnection = 2;

afterEach(() => void vi.restoreAllMocks());

async function logIn(platform: MockPlatform, { deviceId, secret }: typeof lamp, connection: number): Promise<Duplex> {
  const [near, far] = duplexPair({ highWaterMark: 16 * 1024 * 1024 });
  near.resume();
  platform.broker.accept(far, connection);
  const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
  const answered = once(near, 'data');
  near.write(
    generate({ cmd: 'connect', clientId, username, password: Buffer.from(password), clean: true, keepalive: 0 }),
  );
  await answered;
  return near;
}

function report(deviceId: string, messageId: number, serviceData: object): Buffer {
  const payload = reportOf(serviceData);
  return generate({
    cmd: 'publish',
    topic: topicsOf(deviceId).data.json,
    payload,
    qos: 1,
    messageId,
    dup: false,
    retain: false,
  });
}

/** A millisecond is so much work, on any machine. */
function slowClock(): void {
  let ms = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => {
    ms += 0.05;
    return ms;
  });
}

const repeated = (count: number, packetOf: (n: number) => Buffer) =>
  Buffer.concat(Array.from({ length: count }, (_, n) => packetOf(n)));

/** How much of what a flood does is done in one turn of the event loop, at most. */
async function mostInOneTurn(
  platform: MockPlatform,
  isOfFlood: (entry: PlatformEntry) => boolean,
  count: number,
  begin: () => void,
) {
  let all = 0;
  let inTurn = 0;
  let most = 0;
  const counting = platform.journal.subscribe((entry) => {
    if (!isOfFlood(entry)) return;
    all += 1;
    inTurn += 1;
    most = Math.max(most, inTurn);
  });
  begin();
  while (all < count) {
    inTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  counting();
  return most;
}

const topic = topicsOf(flood.deviceId).data.json;

test.each([
  [
    'reports at QoS 2',
    (n: number) =>
      generate({ cmd: 'publish', topic, payload: 'x', qos: 2, messageId: n + 1, dup: false, retain: false }),
    ({ type }: PlatformEntry) => type === 'message-received',
  ],
  [
    'pings',
    () => generate({ cmd: 'pingreq' }),
    (entry: PlatformEntry) => entry.type === 'packet-received' && entry.packet.type === 'PINGREQ',
  ],
] as const)('%s without end are handed to the broker few at a time', async (_, packetOf, isOne) => {
  const platform = await lampPlatform({ ports: {}, devices: [lamp, flood] });
  const bad = await logIn(platform, flood, floodConnection);
  // Once this is answered, nothing has to wait for the log-in any more.
  bad.write(generate({ cmd: 'pingreq' }));
  await once(bad, 'data');
  // However fast the machine is.
  const now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const begin = () => void bad.write(repeated(500, packetOf));
  expect(await mostInOneTurn(platform, isOne, 500, begin)).toBeLessThan(40);
  await platform.stop();
});

test('what came before the log-in was answered goes to the broker few at a time, also where the device leaves', async () => {
  const platform = await lampPlatform({ ports: {}, devices: [lamp, flood] });
  const [near, far] = duplexPair({ highWaterMark: 16 * 1024 * 1024 });
  near.resume();
  platform.broker.accept(far, floodConnection);
  const { clientId, username, password } = generateCredentials({ ...flood, time: Date.now() });
  const packet = { cmd: 'connect', clientId, username, password: Buffer.from(password), clean: true } as const;
  const now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const isReport = ({ type }: PlatformEntry) => type === 'message-received';
  const begin = () => {
    near.write(generate({ ...packet, keepalive: 0 }));
    near.write(repeated(300, (n) => report(flood.deviceId, n + 1, { level: n % 100 })));
  };
  void platform.journal.waitFor(isReport).then(() => near.end());
  expect(await mostInOneTurn(platform, isReport, 300, begin)).toBeLessThan(40);
  await platform.journal.waitFor(({ type }) => type === 'connection-closed');
  await platform.stop();
});

test('what a device sent before it left is read in turns, to its end, and then it is gone', async () => {
  const platform = await lampPlatform({ ports: {}, devices: [lamp, flood] });
  const bad = await logIn(platform, flood, floodConnection);
  await platform.journal.waitFor(({ type }) => type === 'device-online');
  slowClock();
  const isReport = ({ type, ...entry }: PlatformEntry) =>
    type === 'message-received' && 'connection' in entry && entry.connection === floodConnection;
  const thousand = repeated(1000, (n) => report(flood.deviceId, n + 1, { level: n % 100 }));
  const begin = () => {
    bad.write(thousand);
    // Its end is known when this is read.
    bad.end(thousand);
  };
  expect(await mostInOneTurn(platform, isReport, 2000, begin)).toBeLessThan(200);
  const closed = await platform.journal.waitFor(({ type }) => type === 'connection-closed');
  expect(closed).toMatchObject({ by: 'device', reason: 'closed by the device' });
  expect(platform.journal.entries.filter(isReport)).toHaveLength(2000);
  await platform.stop();
});

test('while a device sends 50 new property names in each of 2000 reports, nobody else waits for more than a few of them', async () => {
  const platform = await lampPlatform({ ports: {}, devices: [lamp, flood] });
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [] });
  const good = await logIn(platform, lamp, goodConnection);
  const bad = await logIn(platform, flood, floodConnection);
  slowClock();
  let reports = 0;
  let seen = 0;
  platform.journal.subscribe(({ type, ...entry }) => {
    if (type === 'message-received' && 'connection' in entry && entry.connection === floodConnection) reports += 1;
  });
  const newNames = (n: number) => Object.fromEntries(Array.from({ length: 50 }, (_, m) => [`p${n}_${m}`, m]));
  const all = Array.from({ length: 2000 }, (_, n) => report(flood.deviceId, (n % 60_000) + 1, newNames(n)));
  bad.write(Buffer.concat(all));
  await platform.journal.waitFor(() => reports > 0);
  const waits: number[] = [];
  for (let messageId = 1; messageId <= 10; messageId += 1) {
    seen = reports;
    good.write(report(lamp.deviceId, messageId, { level: messageId }));
    await platform.journal.waitFor(
      (entry) =>
        entry.type === 'packet-sent' &&
        entry.connection === goodConnection &&
        entry.packet.type === 'PUBACK' &&
        entry.packet.packetId === messageId,
    );
    waits.push(reports - seen);
  }
  expect(Math.max(...waits)).toBeLessThan(200);
  expect(reports).toBeLessThan(all.length);
  await platform.journal.waitFor(() => reports === all.length);
  await northbound.close();
  await platform.stop();
});
