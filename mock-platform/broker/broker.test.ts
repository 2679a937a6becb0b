import { duplexPair } from 'node:stream';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { FirstGeneration } from '../first-generation.ts';
import type { TransportEvent } from '../journal/events.ts';
import { Journal } from '../journal/journal.ts';
import { generateCredentials } from '../protocol/credentials.ts';
import { Registry } from '../registry/registry.ts';
import { commandTopic, dataTopic, lamp, lampModel } from '../testing.ts';
import { Broker, type BrokerOptions } from './broker.ts';
import type { EventOf } from './testing.ts';

type Sent = Packet & { readonly returnCode?: number; readonly granted?: number[]; readonly sessionPresent?: boolean };

/** A device in memory: says what it is told to, byte for byte, acknowledges nothing, and keeps what it hears. */
class Device {
  readonly heard: Sent[] = [];
  readonly connection: number;
  readonly #stream;
  #noticed = () => {};

  constructor(broker: Broker, connection: number) {
    this.connection = connection;
    const [near, far] = duplexPair();
    this.#stream = near;
    const reader = parser();
    reader.on('packet', (packet) => {
      this.heard.push(packet as Sent);
      this.#noticed();
    });
    near.on('data', (chunk) => reader.parse(chunk));
    near.on('error', () => {});
    broker.accept(far, connection);
  }

  say(...packets: Packet[]): this {
    this.#stream.write(Buffer.concat(packets.map((packet) => generate(packet))));
    return this;
  }

  /** Ends the connection without DISCONNECT. */
  hangUp(): void {
    this.#stream.end();
  }

  /** Resolves with the `nth` packet of a kind. */
  async hears(cmd: Packet['cmd'], nth = 1): Promise<Sent> {
    for (;;) {
      const packet = this.heard.filter((packet) => packet.cmd === cmd)[nth - 1];
      if (packet) return packet;
      await new Promise<void>((resolve) => {
        this.#noticed = resolve;
      });
    }
  }

  /** Resolves when all that was said before has been dealt with. */
  async barrier(): Promise<void> {
    const pings = this.heard.filter(({ cmd }) => cmd === 'pingresp').length;
    this.say({ cmd: 'pingreq' });
    await this.hears('pingresp', pings + 1);
  }
}

/** Long enough for a session's queue to come out: it is delivered beside the answers to what the device says. */
async function untilDrained(device: Device): Promise<Packet['cmd'][]> {
  for (let n = 0; n < 20; n++) await device.barrier();
  return device.heard.map(({ cmd }) => cmd).filter((cmd) => cmd !== 'pingresp');
}

async function stage(options: Partial<BrokerOptions> = {}) {
  const journal = new Journal<TransportEvent>();
  const record = (event: TransportEvent) => void journal.record(event);
  const registry = new Registry({ record });
  registry.addProduct({ productId: lamp.productId, model: lampModel, codecMode: 'json' });
  registry.registerDevice(lamp);
  registry.registerDevice(secondLamp);
  const generation = new FirstGeneration(registry, systemClock, {});
  const broker = await Broker.start({ generation, record, onViolation: 'close', foreignPublish: 'drop', ...options });
  onTestFinished(() => broker.stop());
  let connections = 0;
  const device = () => {
    connections += 1;
    return new Device(broker, connections);
  };
  return {
    broker,
    device,
    /** A device that has logged in. */
    online: async (fields: Partial<IConnectPacket> = {}) => {
      const connected = device().say(connect(fields));
      await connected.hears('connack');
      return connected;
    },
    eventsOf: <T extends TransportEvent['type']>(type: T) =>
      journal.entries.filter((entry): entry is Extract<typeof entry, { type: T }> => entry.type === type),
    closed: (connection: number) =>
      journal.waitFor(
        (entry): entry is Extract<typeof entry, { type: 'connection-closed' }> =>
          entry.type === 'connection-closed' && entry.connection === connection,
      ) as Promise<EventOf<'connection-closed'>>,
  };
}

const secondLamp = { ...lamp, nodeId: 'lamp_node_2', deviceId: 'lamp_2' };
const hour = 3_600_000;

function credentialsOf(device: typeof lamp, time = Date.now()) {
  const { clientId, username, password } = generateCredentials({ ...device, time });
  return { clientId, username, password: Buffer.from(password) };
}

function connect(fields: Partial<IConnectPacket> = {}): IConnectPacket {
  return { cmd: 'connect', ...credentialsOf(lamp), clean: true, keepalive: 0, ...fields };
}

const subscribe = (messageId: number, ...filters: [string, 0 | 1 | 2][]): Packet => ({
  cmd: 'subscribe',
  messageId,
  subscriptions: filters.map(([topic, qos]) => ({ topic, qos })),
});
const publish = (messageId: number, topic = dataTopic, payload = '{}'): Packet => ({
  cmd: 'publish',
  qos: 1,
  dup: false,
  retain: false,
  messageId,
  topic,
  payload,
});
const level = Buffer.from('{"msgType":"cloudReq"}');

describe('SUBSCRIBE', () => {
  test('is answered with one code for each filter, in their order', async () => {
    const { online } = await stage();
    const device = await online();
    device.say(subscribe(7, [commandTopic, 1], ['/elsewhere', 0], ['a/#', 2]));
    expect(await device.hears('suback')).toMatchObject({ messageId: 7, granted: [1, 0, 2] });
  });

  test('with a filter twice is answered with one code for each, too, and the last one counts (MQTT-3.8.4-4, -5)', async () => {
    const { online, broker, eventsOf } = await stage();
    const device = await online();
    device.say(subscribe(8, [commandTopic, 0], ['/elsewhere', 1], [commandTopic, 1]));
    expect(await device.hears('suback')).toMatchObject({ messageId: 8, granted: [0, 1, 1] });
    expect(broker.sessionOf(lamp.deviceId)?.subscriptions.get(commandTopic)).toMatchObject({ granted: 1 });
    expect(eventsOf('subscribed').flatMap(({ filters }) => filters)).toMatchObject([
      { filter: commandTopic, granted: 1, purpose: 'command', codecMode: 'json' },
      { filter: '/elsewhere', granted: 1, purpose: 'foreign' },
    ]);
    device.say(subscribe(9, [commandTopic, 0]));
    await device.hears('suback', 2);
    expect(broker.sessionOf(lamp.deviceId)?.subscriptions.get(commandTopic)).toMatchObject({ granted: 0 });
  });

  test('with a filter twice may come before the CONNACK', async () => {
    const { device } = await stage();
    const early = device().say(connect(), subscribe(3, [commandTopic, 1], [commandTopic, 1]));
    expect(await early.hears('suback')).toMatchObject({ messageId: 3, granted: [1, 1] });
    expect(early.heard.map(({ cmd }) => cmd)).toEqual(['connack', 'suback']);
  });

  test('is in force when its own SUBACK has left, not an earlier one', async () => {
    const { online, eventsOf } = await stage();
    const device = await online();
    device.say(subscribe(1, ['/one', 0]), subscribe(2, ['/two', 0]));
    await device.hears('suback', 2);
    expect(eventsOf('subscribed')).toMatchObject([
      { filters: [{ filter: '/one' }] },
      { filters: [{ filter: '/two' }] },
    ]);
  });
});

describe('UNSUBSCRIBE', () => {
  test('ends what was subscribed', async () => {
    const { online, broker } = await stage();
    const device = await online();
    device.say(subscribe(1, [commandTopic, 1], ['/elsewhere', 0]));
    await device.hears('suback');
    device.say({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [commandTopic] });
    expect(await device.hears('unsuback')).toMatchObject({ messageId: 2 });
    await device.barrier();
    expect([...(broker.sessionOf(lamp.deviceId)?.subscriptions.keys() ?? [])]).toEqual(['/elsewhere']);
  });
});

describe('a persistent session', () => {
  test('comes back with its subscriptions, which are in force once more', async () => {
    const { online, broker, closed, eventsOf } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, [commandTopic, 1], ['/elsewhere', 0]));
    await first.hears('suback');
    first.say({ cmd: 'disconnect' }).hangUp();
    await closed(1);

    const second = await online({ clean: false });
    expect(await second.hears('connack')).toMatchObject({ returnCode: 0, sessionPresent: true });
    const session = broker.sessionOf(lamp.deviceId);
    expect(session?.subscriptions.get(commandTopic)).toMatchObject({ granted: 1, purpose: 'command' });
    expect(eventsOf('subscribed')).toMatchObject([{ connection: 1 }, { connection: 2 }]);
    if (session) await broker.publish(session, commandTopic, level, 1);
    expect(await second.hears('publish')).toMatchObject({ topic: commandTopic, qos: 1 });
  });

  test('is gone when the device asks for a clean one', async () => {
    const { online, broker, closed } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, [commandTopic, 1]));
    await first.hears('suback');
    first.hangUp();
    await closed(1);
    const second = await online({ clean: true });
    expect(await second.hears('connack')).toMatchObject({ sessionPresent: false });
    expect(broker.sessionOf(lamp.deviceId)?.subscriptions.size).toBe(0);
  });

  test('delivers what was not acknowledged once more, with DUP and the same packet identifier (MQTT-4.4.0-1, 3.3.1-1)', async () => {
    const { online, broker, closed } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, [commandTopic, 1]));
    await first.hears('suback');
    const session = broker.sessionOf(lamp.deviceId);
    if (session) await broker.publish(session, commandTopic, level, 1);
    const { messageId = 0 } = await first.hears('publish');
    first.hangUp();
    await closed(1);
    const second = await online({ clean: false });
    expect(await second.hears('publish')).toMatchObject({ messageId, dup: true, payload: level });
    second.say({ cmd: 'puback', messageId });
    await second.barrier();
    second.hangUp();
    await closed(2);
    const third = await online({ clean: false });
    expect(await untilDrained(third)).toEqual(['connack']);
  });

  test('never holds what devices publish (ref 12, 4)', async () => {
    const { online, closed } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, [dataTopic, 1], ['#', 1]));
    await first.hears('suback');
    first.hangUp();
    await closed(1);
    const another = await online({ ...credentialsOf(secondLamp), clean: true });
    another.say(publish(2), publish(3, `/huawei/v1/devices/${secondLamp.deviceId}/data/json`));
    await another.hears('puback', 2);
    const again = await online({ clean: false });
    expect(await untilDrained(again)).toEqual(['connack']);
  });
});

describe('what a device publishes', () => {
  test('is read in the order in which it came, before the CONNACK and after it, at QoS 1 and at QoS 2', async () => {
    const { device, eventsOf } = await stage();
    const atQos2 = (messageId: number): Packet => ({ ...publish(messageId), qos: 2 }) as Packet;
    const talkative = device().say(connect(), publish(1), atQos2(2), publish(3));
    await talkative.hears('connack');
    talkative.say(publish(4), atQos2(5), publish(6), publish(7));
    await talkative.hears('puback', 5);
    await talkative.hears('pubrec', 2);
    const identifiers = eventsOf('packet-received').flatMap(({ packet }) =>
      packet.type === 'PUBLISH' ? [packet.packetId] : [],
    );
    expect(identifiers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(eventsOf('published').map(({ qos }) => qos)).toEqual([1, 2, 1, 1, 2, 1, 1]);
    const acknowledged = talkative.heard.filter(({ cmd }) => cmd === 'puback').map(({ messageId }) => messageId);
    expect(acknowledged).toEqual([1, 3, 4, 6, 7]);
  });

  test('keeps its connection alive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { online, eventsOf, closed } = await stage();
    const device = await online({ keepalive: 60 });
    for (let id = 1; id <= 5; id += 1) {
      vi.advanceTimersByTime(80_000);
      device.say(publish(id));
      await device.hears('puback', id);
    }
    expect(eventsOf('connection-closed')).toEqual([]);
    vi.advanceTimersByTime(90_002);
    await closed(1);
  });
});

describe('a will', () => {
  const will = { topic: dataTopic, payload: Buffer.from('gone'), qos: 1, retain: true } as const;

  test('is dropped: nobody publishes it when the connection breaks (ref 9)', async () => {
    const { online, closed, eventsOf } = await stage();
    const device = await online({ will });
    device.hangUp();
    await closed(device.connection);
    await (await online()).barrier();
    expect(eventsOf('published')).toEqual([]);
  });

  test('is dropped when the same client identifier comes again, too', async () => {
    const { online, closed, eventsOf } = await stage();
    await online({ will });
    await (await online({ will })).barrier();
    await closed(1);
    expect(eventsOf('published')).toEqual([]);
  });
});

describe('before the CONNACK', () => {
  test('a device may subscribe and report', async () => {
    const { device, eventsOf } = await stage();
    const early = device().say(connect(), subscribe(1, [commandTopic, 1]), publish(2), publish(3));
    await early.hears('puback', 2);
    await early.hears('suback');
    expect(early.heard[0]).toMatchObject({ cmd: 'connack', returnCode: 0 });
    expect(eventsOf('published')).toHaveLength(2);
  });

  test('what a refused device sent ahead is not read', async () => {
    const { device, eventsOf, closed } = await stage();
    const refused = device().say(connect({ password: Buffer.from('wrong') }), publish(2));
    expect(await refused.hears('connack')).toMatchObject({ returnCode: 4 });
    refused.hangUp();
    await closed(1);
    expect(eventsOf('published')).toEqual([]);
    expect(eventsOf('device-online')).toEqual([]);
  });
});

describe('a later connection of the same device', () => {
  test.each([
    ['the same client identifier', {}],
    ['another one', credentialsOf(lamp, Date.now() - hour)],
  ])('with %s throws the earlier one out, which is recorded as that', async (_, credentials) => {
    const { online, broker, closed, eventsOf } = await stage();
    await online();
    const second = await online(credentials);
    expect(await closed(1)).toMatchObject({
      by: 'platform',
      reason: 'a later connection of the same device took over',
      clean: false,
    });
    await second.barrier();
    expect(eventsOf('taken-over')).toMatchObject([{ deviceId: lamp.deviceId, connection: 1, by: 2 }]);
    expect(eventsOf('device-offline')).toMatchObject([{ connection: 1 }]);
    expect(broker.sessions.map(({ connection }) => connection)).toEqual([2]);
  });

  test('throws out one that logs in at the same time', async () => {
    const { device, broker, eventsOf } = await stage();
    const devices = [0, 1, 2].map(() => device().say(connect()));
    await devices[2]?.hears('connack');
    await devices[2]?.barrier();
    expect(broker.sessions.map(({ connection }) => connection)).toEqual([3]);
    await expect.poll(() => eventsOf('connection-closed')).toHaveLength(2);
  });
});

describe('the keep-alive', () => {
  test('closes a connection that was silent for one and a half times as long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { online, closed, eventsOf } = await stage();
    const device = await online({ keepalive: 60 });
    vi.advanceTimersByTime(89_000);
    await device.barrier();
    vi.advanceTimersByTime(89_000);
    expect(eventsOf('connection-closed')).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(await closed(1)).toMatchObject({
      by: 'platform',
      reason: 'the device sent nothing for one and a half times its keep-alive',
    });
  });

  test('does not end a connection that a scenario made silent: there the platform does not listen', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { online, broker, closed, eventsOf } = await stage();
    const device = await online({ keepalive: 60 });
    const [tap] = broker.taps;
    if (tap) tap.faults.silent = true;
    device.say({ cmd: 'pingreq' });
    vi.advanceTimersByTime(200_000);
    expect(eventsOf('connection-closed')).toEqual([]);
    device.hangUp();
    expect(await closed(1)).toMatchObject({ by: 'device' });
  });
});

describe('a staged refusal', () => {
  test('answers with its own return code, whatever the credentials, until it is taken back', async () => {
    const { broker, device, online, eventsOf } = await stage();
    broker.refuse = () => ({ returnCode: 3, reason: 'the scenario says so' });
    expect(await device().say(connect()).hears('connack')).toMatchObject({ returnCode: 3 });
    broker.refuse = () => undefined;
    await online();
    expect(eventsOf('authenticated')).toMatchObject([
      { accepted: false, returnCode: 3, reason: 'the scenario says so', staged: true, deviceId: lamp.deviceId },
      { accepted: true, returnCode: 0 },
    ]);
    expect(eventsOf('device-online')).toMatchObject([{ connection: 2 }]);
  });

  test('is asked with the CONNECT as it came', async () => {
    const { broker, device } = await stage();
    const keepAlives: number[] = [];
    broker.refuse = ({ keepAlive }) => {
      keepAlives.push(keepAlive);
      return { returnCode: 5, reason: 'no' };
    };
    await device()
      .say(connect({ keepalive: 77 }))
      .hears('connack');
    expect(keepAlives).toEqual([77]);
  });

  test('leaves the connection that the device has', async () => {
    const { broker, device, online } = await stage();
    const first = await online();
    broker.refuse = () => ({ returnCode: 4, reason: 'no' });
    await device().say(connect()).hears('connack');
    await first.barrier();
    expect(broker.sessionOf(lamp.deviceId)?.connection).toBe(1);
  });
});

describe('publish', () => {
  test('is refused when the connection is gone', async () => {
    const { broker, online } = await stage();
    await online();
    const session = broker.sessionOf(lamp.deviceId);
    session?.tap.cut('the test cuts');
    await expect(session && broker.publish(session, commandTopic, level, 1)).rejects.toThrow('connection 1 is closed');
    await expect(session && broker.publish(session, commandTopic, level, 0)).rejects.toThrow('connection 1 is closed');
  });

  test('keeps the order of messages', async () => {
    const { broker, online } = await stage();
    const device = await online();
    const session = broker.sessionOf(lamp.deviceId);
    if (!session) return;
    const sent = Array.from({ length: 20 }, (_, n) => broker.publish(session, commandTopic, Buffer.of(n), 1));
    await Promise.all(sent);
    await device.barrier();
    const payloads = device.heard.flatMap((packet) =>
      packet.cmd === 'publish' ? [...(packet.payload as Buffer)] : [],
    );
    expect(payloads).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });
});

test('stopping says goodbye to every device, also to one that has not logged in', async () => {
  const { broker, device, online, closed } = await stage();
  await online();
  device();
  await broker.stop();
  expect(await closed(1)).toMatchObject({ by: 'platform', reason: 'the platform stops' });
  expect(await closed(2)).toMatchObject({ by: 'platform', reason: 'the platform stops' });
  expect(broker.sessions).toEqual([]);
});

test('each new connection is shown to the scenario before its first byte', async () => {
  const { broker, device } = await stage();
  const seen: number[] = [];
  broker.onTap = (tap) => {
    seen.push(tap.connection);
    tap.faults.drop = ({ type }) => type === 'CONNACK';
  };
  const deaf = device().say(connect(), { cmd: 'pingreq' });
  await deaf.hears('pingresp');
  expect(seen).toEqual([1]);
  expect(deaf.heard.map(({ cmd }) => cmd)).toEqual(['pingresp']);
});
