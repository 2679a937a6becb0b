import type { MqttClient } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlatformEvent } from '../events.ts';
import { codings } from '../generations/v1/own.ts';
import type { Codec } from '../generations/v1/product.ts';
import { commandTopic, connectLamp, dataTopic, lamp, lampModel, lampPlatform } from '../generations/v1/testing.ts';
import type { MockPlatform } from '../mock-platform.ts';
import type { MockPlatformOptions } from '../mock-platform-options.ts';

const level = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 4 } };
const binaryTopic = commandTopic.replace(/json$/, 'binary');

/** A platform, and the lamp on line and subscribed, answering nothing. */
async function stage(qos: 0 | 1 | 2 = 1, options: MockPlatformOptions = {}, topic = commandTopic) {
  const platform = await lampPlatform(options);
  onTestFinished(() => platform.stop());
  const client = await connectLamp(platform);
  onTestFinished(() => client.endAsync(true));
  await client.subscribeAsync(topic, { qos });
  return { platform, client };
}

type Stage = Awaited<ReturnType<typeof stage>>;

function withCodec(encode: Codec['encode']): MockPlatformOptions {
  const codec = { decode: () => null, encode };
  return { products: [{ productId: lamp.productId, model: lampModel, ...codings.binary, codec }] };
}

/** The next message, as the client shows it. */
function next(client: MqttClient): Promise<{ topic: string; payload: Buffer; qos: number }> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload, { qos }) => resolve({ topic, payload, qos }));
  });
}

function entriesOf<T extends PlatformEvent['type']>({ journal }: MockPlatform, type: T) {
  return journal.entries.filter(
    (entry): entry is Extract<PlatformEvent, { type: T }> & typeof entry => entry.type === type,
  );
}

describe('a command', () => {
  test.each([
    [0, undefined, 0],
    [1, undefined, 1],
    [1, 0, 0],
    [2, undefined, 1],
    [0, 1, 0],
  ] as const)(
    'to a device that subscribed at QoS %j, asked for at %j, leaves at QoS %j',
    async (subscribed, qos, sent) => {
      const { platform, client } = await stage(subscribed);
      const message = next(client);
      void platform.sendCommand(lamp.deviceId, { ...level, ...(qos !== undefined && { qos }) });
      expect(await message).toMatchObject({ topic: commandTopic, qos: sent });
      expect(entriesOf(platform, 'command-sent')).toMatchObject([
        { qos: sent, key: '1', v1: { mid: 1, ...codings.json } },
      ]);
    },
  );

  test('is written in another form where one is given, and recorded with it', async () => {
    const { platform, client } = await stage();
    const message = next(client);
    const bytes = (it: object) => Buffer.from(JSON.stringify(it, undefined, 1));
    void platform.sendCommand(lamp.deviceId, { ...level, write: { form: 'pretty-printed', bytes } });
    expect((await message).payload.toString()).toMatch(/^\{\n "msgType": /);
    expect(entriesOf(platform, 'command-sent')).toMatchObject([{ form: 'pretty-printed' }]);
  });

  test('to a binary product goes through the codec, on the binary topic', async () => {
    const options = withCodec(({ mid }) => Uint8Array.of(0xc0, Number(mid)));
    const { platform, client } = await stage(1, options, binaryTopic);
    const message = next(client);
    void platform.sendCommand(lamp.deviceId, { ...level, key: '9' });
    expect(await message).toMatchObject({ topic: binaryTopic, payload: Buffer.of(0xc0, 9) });
  });

  test('in a mode that the device does not listen to is not sent (ref 3)', async () => {
    const { platform } = await stage(
      1,
      withCodec(() => Uint8Array.of(1)),
      commandTopic,
    );
    expect(await platform.sendCommand(lamp.deviceId, level)).toEqual({ outcome: 'not-subscribed' });
  });

  test.each([
    [() => null, 'The codec of product "lamp-product" encodes no bytes for command "LEVEL".'],
    [
      () => {
        throw new Error('no such field');
      },
      'The codec of product "lamp-product" cannot encode command "LEVEL": no such field.',
    ],
  ])('that cannot be encoded is refused, and uses no mid: %#', async (encode, message) => {
    const { platform } = await stage(1, withCodec(encode), binaryTopic);
    for (let n = 0; n < 2; n++) {
      await expect(platform.sendCommand(lamp.deviceId, { ...level, key: '9' })).rejects.toThrow(message);
    }
    expect(entriesOf(platform, 'command-sent')).toEqual([]);
  });

  test('with a mid that waits is refused, and the one that waits is not disturbed', async () => {
    const { platform, client } = await stage();
    const waiting = platform.sendCommand(lamp.deviceId, { ...level, key: '9' });
    await expect(platform.sendCommand(lamp.deviceId, { ...level, key: '9' })).rejects.toThrow('mid 9 still waits');
    await client.publishAsync(dataTopic, '{"msgType":"deviceRsp","mid":9,"errcode":0}', { qos: 1 });
    expect(await waiting).toMatchObject({ outcome: 'answered', key: '9' });
  });

  test('after UNSUBSCRIBE is not sent', async () => {
    const { platform, client } = await stage();
    await client.unsubscribeAsync(commandTopic);
    expect(await platform.sendCommand(lamp.deviceId, level)).toEqual({ outcome: 'not-subscribed' });
  });

  test('that was withdrawn resolves to that', async () => {
    const { platform } = await stage();
    const pending = platform.sendCommand(lamp.deviceId, { ...level, key: '9' });
    platform.withdraw(lamp.deviceId, '9');
    expect(await pending).toMatchObject({ outcome: 'withdrawn', key: '9' });
  });

  test('whose connection is cut in the same moment is lost', async () => {
    const { platform } = await stage();
    platform.broker.sessionOf(lamp.deviceId)?.tap.cut('the test cuts');
    expect(await platform.sendCommand(lamp.deviceId, level)).toMatchObject({ outcome: 'connection-lost', key: '1' });
  });
});

describe('a redelivery', () => {
  test.each([
    [
      'of a command at QoS 0',
      async ({ platform, client }: Stage) => {
        const message = next(client);
        void platform.sendCommand(lamp.deviceId, { ...level, qos: 0 });
        await message;
      },
    ],
    [
      'of a command on an earlier connection',
      async ({ platform, client }: Stage) => {
        const message = next(client);
        void platform.sendCommand(lamp.deviceId, level);
        await message;
        await client.endAsync();
        const again = await connectLamp(platform);
        onTestFinished(() => again.endAsync(true));
      },
    ],
    ['of a mid that was never sent', async () => {}],
    ['to a device that is off line', async ({ client }: Stage) => client.endAsync()],
  ])('%s is not made', async (_, prepare) => {
    const it = await stage();
    await prepare(it);
    expect(it.platform.redeliver(lamp.deviceId, '1')).toBe(false);
    expect(entriesOf(it.platform, 'command-redelivered')).toEqual([]);
  });
});

describe('a probe', () => {
  const probe = { kind: 'malformed', flaw: 'no JSON', payload: Buffer.from('{') } as const;

  test('goes to the command topic and is recorded as what it is', async () => {
    const { platform, client } = await stage();
    const message = next(client);
    expect(await platform.probe(lamp.deviceId, { ...probe, key: '3' })).toBe(true);
    expect(await message).toMatchObject({ topic: commandTopic, payload: probe.payload, qos: 1 });
    expect(entriesOf(platform, 'probe-sent')).toMatchObject([{ ...probe, key: '3', qos: 1, topic: commandTopic }]);
  });

  test('is not sent to a device that is off line, does not listen, or has just lost its connection', async () => {
    const { platform, client } = await stage();
    await client.unsubscribeAsync(commandTopic);
    expect(await platform.probe(lamp.deviceId, probe)).toBe(false);
    await client.subscribeAsync(commandTopic);
    platform.broker.sessionOf(lamp.deviceId)?.tap.cut('the test cuts');
    expect(await platform.probe(lamp.deviceId, probe)).toBe(false);
    await platform.journal.waitFor(({ type }) => type === 'device-offline');
    expect(await platform.probe(lamp.deviceId, probe)).toBe(false);
  });
});
