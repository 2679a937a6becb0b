import { once } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import { generate } from 'mqtt-packet';
import { afterEach, expect, test, vi } from 'vitest';
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

test('while a device sends 50 new property names in each of 2000 reports, nobody else waits for more than a few of them', async () => {
  const platform = await lampPlatform({ ports: {}, devices: [lamp, flood] });
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [] });
  const good = await logIn(platform, lamp, goodConnection);
  const bad = await logIn(platform, flood, floodConnection);
  // A millisecond is so much work, on any machine.
  let ms = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => {
    ms += 0.05;
    return ms;
  });
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
