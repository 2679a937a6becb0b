import { once } from 'node:events';
import type { Socket } from 'node:net';
import { generate, type Packet } from 'mqtt-packet';
import { topicsOf } from '../../mock-platform/generations/v1/topics.ts';
import { payloadBombs } from '../../mock-platform/robustness/payload-bombs.ts';
import type { Bout } from './bout.ts';
import { announce, hex, KiB, type Kind, MiB } from './kind.ts';

const topicOf = (bout: Bout) => topicsOf(bout.device.deviceId).data.json;
const commandsOf = (bout: Bout) => topicsOf(bout.device.deviceId).command.json;

function publish(
  topic: string,
  payload: string | Uint8Array,
  fields: { qos?: 0 | 1 | 2; messageId?: number; dup?: boolean; retain?: boolean } = {},
): Buffer {
  const { qos = 1, messageId = 1, dup = false, retain = false } = fields;
  return generate({ cmd: 'publish', topic, payload: Buffer.from(payload as string), qos, messageId, dup, retain });
}

const subscribe = (messageId: number, topics: readonly string[], qos: 0 | 1 | 2 = 1): Packet => ({
  cmd: 'subscribe',
  messageId,
  subscriptions: topics.map((topic) => ({ topic, qos })),
});

const report = (...services: [serviceId: string, serviceData: unknown][]): string =>
  JSON.stringify({
    msgType: 'deviceReq',
    data: services.map(([serviceId, serviceData]) => ({ serviceId, serviceData })),
  });

/** A device that logs in, and then does it. */
const device = (
  name: string,
  act: (bout: Bout, socket: Socket) => Promise<unknown>,
  more: Partial<Kind> = {},
): Kind => ({
  name,
  ...more,
  play: async (bout) => act(bout, await bout.login()),
});

/** A device that sends the same kind of report a number of times. */
const reports = (name: string, payloadOf: (bout: Bout, n: number) => string | Uint8Array, times = 5): Kind =>
  device(name, async (bout, socket) => {
    for (let n = 0; n < times; n += 1) {
      await bout.send(socket, publish(topicOf(bout), payloadOf(bout, n), { messageId: n + 1 }));
      await bout.hold(50);
    }
    await bout.hold(200);
  });

/** A device that says packets again and again. */
const repeats = (
  name: string,
  packetOf: (bout: Bout, n: number) => Uint8Array | Packet,
  times: number,
  ms = 300,
): Kind =>
  device(name, async (bout, socket) => {
    for (let n = 0; n < times; n += 1) await bout.send(socket, packetOf(bout, n));
    await bout.hold(ms);
  });

const members = (count: number, name: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), n]));

/** Devices that log in, and mean it ill or are broken. */
export const devices: readonly Kind[] = [
  reports(
    'reports 50 new properties each time',
    (bout, n) => report(['Lamp01', members(50, (m) => `p${bout.round}_${n}_${m}`)]),
    20,
  ),
  reports(
    'reports new services each time',
    (bout, n) =>
      report(...Array.from({ length: 50 }, (_, m): [string, unknown] => [`s${bout.round}_${n}_${m}`, { a: 1 }])),
    20,
  ),
  reports(
    'reports services without properties',
    (bout, n) => report(...Array.from({ length: 200 }, (_, m): [string, unknown] => [`e${bout.round}_${n}_${m}`, {}])),
    5,
  ),
  reports('reports properties with long names', (bout, n) =>
    report(['Lamp01', members(10, (m) => `${bout.round}_${n}_${m}`.padEnd(5000, 'x'))]),
  ),
  reports('reports long values', (_, n) => report(['Lamp01', { level: String(n).padEnd(200_000, 'x') }])),
  reports('reports services that are called like members of all objects', () =>
    report(['constructor', { a: 1 }], ['__proto__', { toString: 1 }], ['hasOwnProperty', { valueOf: null }]),
  ),
  reports('reports dates far away', (_, n) =>
    JSON.stringify({
      msgType: 'deviceReq',
      data: [{ serviceId: 'Lamp01', serviceData: { n }, eventTime: n % 2 ? '99991231T235959Z' : '00010101T000000Z' }],
    }),
  ),
  ...Object.entries(payloadBombs).map(([name, bomb]) => reports(`reports ${name}`, () => bomb, 2)),
  reports('reports 1 MB of empty lists', () => `[${'[],'.repeat(340_000)}0]`, 1),
  reports('reports 3.9 MB', () => `"${'x'.repeat(3.9 * MiB)}"`, 1),
  reports('reports what is not JSON', () => '{"msgType":', 20),
  repeats(
    'floods with small reports',
    (bout, n) => publish(topicOf(bout), report(['Lamp01', { level: n % 100 }]), { messageId: (n % 60_000) + 1 }),
    2000,
  ),
  repeats(
    'floods with reports that are not acknowledged',
    (bout, n) => publish(topicOf(bout), report(['Lamp01', { level: n % 100 }]), { qos: 0 }),
    2000,
  ),
  repeats('publishes elsewhere', (_, n) => publish(`/somewhere/${n}`, 'x', { messageId: n + 1 }), 100),
  repeats(
    'publishes as another device',
    (_, n) =>
      publish('/huawei/v1/devices/siege_good_0/data/json', report(['Lamp01', { level: n }]), { messageId: n + 1 }),
    20,
  ),
  repeats(
    'publishes on topics of 65 kB',
    (_, n) => publish(`${n}/`.padEnd(65_500, 'x'), 'x', { messageId: n + 1 }),
    20,
  ),
  repeats(
    'publishes on topics of 30,000 levels',
    (_, n) => publish(`${n}${'/a'.repeat(30_000)}`, 'x', { messageId: n + 1 }),
    3,
  ),
  repeats(
    'publishes in binary, without a codec',
    (bout, n) => publish(topicsOf(bout.device.deviceId).data.binary, Buffer.alloc(200, n), { messageId: n + 1 }),
    20,
  ),
  repeats(
    'never says PUBREL',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(1000), { qos: 2, messageId: n + 1 }),
    900,
  ),
  repeats(
    'repeats 20 kB at QoS 2',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(20 * KiB), { qos: 2, messageId: (n % 500) + 1, dup: n > 500 }),
    500,
  ),
  repeats(
    'repeats 20 kB at QoS 2 with one identifier',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(20 * KiB), { qos: 2, messageId: 1, dup: n > 0 }),
    500,
  ),
  repeats(
    'sends 3 MB at QoS 2',
    (bout, n) => publish(topicOf(bout), Buffer.alloc(3 * MiB), { qos: 2, messageId: n + 1 }),
    3,
  ),
  repeats('asks for RETAIN', (bout, n) => publish(topicOf(bout), `${n}`, { retain: true, messageId: n + 1 }), 100),
  repeats('publishes at QoS 3', () => hex('3605 0001 61 0001'), 1),
  repeats('publishes without an identifier', () => hex('3206 0001 61 0000 31'), 1),
  repeats('publishes to a wildcard', () => hex('3205 0001 23 0001'), 1),
  repeats(
    'subscribes to 10,000 topics',
    (bout) =>
      subscribe(
        1,
        Array.from({ length: 10_000 }, (_, n) => `${bout.round}/${n}`),
      ),
    1,
  ),
  repeats('subscribes one by one', (bout, n) => subscribe(n + 1, [`${bout.round}/${n}`]), 1000),
  repeats('subscribes to topics of 60 kB', (_, n) => subscribe(n + 1, [`${n}`.padEnd(60_000, 'x')]), 20),
  repeats('subscribes to 100 levels', (_, n) => subscribe(n + 1, [`${n}${'/+'.repeat(98)}`]), 100),
  repeats('subscribes to 30,000 levels', (_, n) => subscribe(n + 1, [`${n}${'/a'.repeat(30_000)}`]), 1),
  repeats(
    'subscribes to the same topic 10,000 times',
    () =>
      subscribe(
        1,
        Array.from({ length: 10_000 }, () => 'a'),
      ),
    1,
  ),
  repeats(
    'subscribes and leaves again',
    (_, n) => (n % 2 ? { cmd: 'unsubscribe', messageId: n + 1, unsubscriptions: ['#'] } : subscribe(n + 1, ['#'])),
    400,
  ),
  repeats(
    'leaves what it never had',
    (_, n) => ({
      cmd: 'unsubscribe',
      messageId: n + 1,
      unsubscriptions: Array.from({ length: 500 }, (_, m) => `${m}`),
    }),
    10,
  ),
  repeats('pings without end', () => ({ cmd: 'pingreq' }), 3000),
  repeats('acknowledges what was never sent', (_, n) => ({ cmd: 'puback', messageId: (n % 65_535) + 1 }), 3000),
  repeats('receives what was never sent', (_, n) => ({ cmd: 'pubrec', messageId: (n % 65_535) + 1 }), 1000),
  repeats('releases what was never sent', (_, n) => ({ cmd: 'pubrel', messageId: (n % 65_535) + 1 }), 1000),
  repeats(
    'answers commands that there are not',
    (bout, n) =>
      publish(topicOf(bout), JSON.stringify({ msgType: 'deviceRsp', mid: n, errcode: 0 }), { messageId: n + 1 }),
    500,
  ),
  repeats(
    'answers with 1 MB',
    (bout, n) =>
      publish(
        topicOf(bout),
        JSON.stringify({ msgType: 'deviceRsp', mid: n, errcode: 0, body: { x: 'x'.repeat(MiB) } }),
        { messageId: n + 1 },
      ),
    1,
  ),
  repeats('connects a second time', (bout) => bout.connectPacket(), 2),
  repeats(
    'sends raw bytes behind its log-in',
    (_, n) => Buffer.from(Array.from({ length: 500 }, (_, m) => (m * 31 + n * 17) & 0xff)),
    2,
  ),
  device('goes on behind its DISCONNECT', async (bout, socket) => {
    await bout.send(
      socket,
      { cmd: 'disconnect' },
      publish(topicOf(bout), 'x'),
      announce(0x30, 4 * MiB),
      Buffer.alloc(MiB),
    );
    await bout.hold(1000);
  }),
  device('never ends a packet of 4 MB', async (bout, socket) => {
    await bout.send(socket, announce(0x30, 4 * MiB), Buffer.alloc(3.9 * MiB, 0x61));
    await bout.hold(3000);
  }),
  device('says nothing for longer than its keep-alive', async (bout) => {
    await bout.login({ keepalive: 1 });
    await bout.hold(3000);
  }),
  device('never reads what its reports are answered with', async (bout, socket) => {
    socket.pause();
    for (let n = 0; n < 3000; n += 1) await bout.send(socket, publish(topicOf(bout), '{}', { messageId: n + 1 }));
    await bout.hold(2000);
  }),
  device(
    'never reads the commands that it is sent',
    async (bout, socket) => {
      await bout.send(socket, subscribe(1, [commandsOf(bout)]));
      await bout.hold(100);
      socket.pause();
      const headers = await applicationHeaders(bout);
      const command = {
        header: { mode: 'NOACK', method: 'SET_BRIGHTNESS' },
        body: { brightness: 40, text: 'x'.repeat(900 * KiB) },
      };
      const path = `/iocm/app/signaltrans/v1.1.0/devices/${bout.device.deviceId}/services/Lamp01/sendCommand`;
      for (let n = 0; n < 8; n += 1) await bout.fetch(path, { method: 'POST', headers, body: JSON.stringify(command) });
      await bout.hold(1000);
    },
    { rest: 3 },
  ),
  device('never answers the commands that it is sent', async (bout, socket) => {
    await bout.send(socket, subscribe(1, [commandsOf(bout)]));
    const headers = await applicationHeaders(bout);
    const command = { header: { mode: 'ACK', method: 'SET_BRIGHTNESS' }, body: { brightness: 40 } };
    const path = `/iocm/app/signaltrans/v1.1.0/devices/${bout.device.deviceId}/services/Lamp01/sendCommand`;
    for (let n = 0; n < 20; n += 1) await bout.fetch(path, { method: 'POST', headers, body: JSON.stringify(command) });
  }),
  {
    name: 'takes its own connection over, again and again',
    play: async (bout) => {
      for (let n = 0; n < 20; n += 1) await bout.login();
    },
  },
  {
    name: 'takes its own connection over, all at once',
    play: async (bout) => Promise.all(Array.from({ length: 20 }, () => bout.login())),
  },
  {
    name: 'leaves sessions behind under ever new names',
    play: async (bout) => {
      for (let n = 0; n < 5; n += 1) {
        const socket = await bout.login({ clean: false }, bout.round * 5 + n);
        await bout.send(
          socket,
          subscribe(
            1,
            Array.from({ length: 90 }, (_, m) => `${m}`.padEnd(600, 'x')),
          ),
        );
        await bout.hold(50);
        socket.destroy();
      }
    },
  },
  {
    name: 'comes and goes',
    play: async (bout) => {
      for (let n = 0; n < 10; n += 1) {
        const socket = await bout.login();
        await bout.send(socket, { cmd: 'disconnect' });
        socket.end();
        await Promise.race([once(socket, 'close'), bout.hold(500)]);
      }
    },
  },
  {
    name: 'logs in over TLS and sends packets in pieces of one byte',
    play: async (bout) => {
      const socket = await bout.tls();
      for (const byte of bout.connectPacket()) await bout.send(socket, Buffer.of(byte));
      await bout.hold(300);
    },
  },
];

const tokens = new WeakMap<object, Promise<Record<string, string>>>();

/** What the hostile application's calls need; it logs in once. */
export function applicationHeaders(bout: Bout): Promise<Record<string, string>> {
  const known = tokens.get(bout.target);
  if (known) return known;
  const { application, url } = bout.target;
  const login = fetch(`${url}/iocm/app/sec/v1.1.0/login`, {
    method: 'POST',
    body: new URLSearchParams({ ...application }),
  })
    .then((response) => response.json() as Promise<{ accessToken: string }>)
    .then(({ accessToken }) => ({
      app_key: application.appId,
      Authorization: `Bearer ${accessToken}`,
      'Content-Type': 'application/json',
    }));
  tokens.set(bout.target, login);
  return login;
}
