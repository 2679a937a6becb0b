import type { Packet } from 'mqtt-packet';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandTopic, dataTopic, lamp } from '../generations/v1/testing.ts';
import { connect, level, publish, stage, subscribe } from './broker-testing.ts';

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

  test('is dropped: it is not published when the connection breaks (ref 9)', async () => {
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
  test('what is said waits for it, however its bytes are cut: nothing is acknowledged and not read', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { device, eventsOf } = await stage();
      const early = device().say(connect());
      // The turn in which it arrives decides what aedes has come to.
      for (let turns = 0; turns < n; turns += 1) await new Promise(process.nextTick);
      early.say(publish(1, undefined, 'x'.repeat(100_000)), publish(2));
      await early.hears('puback', 2);
      expect(early.heard.map(({ cmd }) => cmd)).toEqual(['connack', 'puback', 'puback']);
      expect(eventsOf('published').map(({ payload }) => payload.length)).toEqual([100_000, 2]);
    }
  });

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
