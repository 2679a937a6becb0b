import { describe, expect, onTestFinished, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { lampPlatform } from '../generations/v1/testing.ts';
import { connectLamp, entriesOf, lamp, listen, nth, own, sys, v2Platform } from '../generations/v2/testing.ts';
import { messageBounds } from './message-bounds.ts';

const { deviceId } = lamp;
const statuses = (platform: Parameters<typeof entriesOf>[0]) =>
  entriesOf(platform, 'message-status').map(({ messageId, status }) => `${messageId} ${status}`);

describe('a message to a device that is on line', () => {
  test('leaves at once, and needs no SUBSCRIBE', async () => {
    const platform = await v2Platform();
    const ears = listen(await connectLamp(platform));
    expect(await platform.sendMessage(deviceId, { messageId: 'm', name: 'n', content: 'x' })).toEqual({
      messageId: 'm',
      status: 'sent',
    });
    expect(await ears.nth(1)).toEqual({
      topic: sys('messages/down'),
      payload: '{"name":"n","id":"m","content":"x"}',
      qos: 0,
      dup: false,
    });
    expect(entriesOf(platform, 'message-sent')).toMatchObject([
      { deviceId, connection: 1, what: 'message', messageId: 'm', qos: 0, v2: { channel: 'messages/down' } },
    ]);
    expect(entriesOf(platform, 'message-status')).toMatchObject([{ messageId: 'm', name: 'n', status: 'sent' }]);
  });

  test('has an id of its own where none is given', async () => {
    const platform = await v2Platform();
    await connectLamp(platform);
    const { messageId } = await platform.sendMessage(deviceId, { content: 'x' });
    expect(messageId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  test('on a topic of its own only comes to a device that has subscribed to it', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    const send = (messageId: string) => platform.sendMessage(deviceId, { messageId, content: 'x', topic: 'bell' });
    expect(await send('early')).toMatchObject({ status: 'not-subscribed' });
    await client.subscribeAsync(own('user/#'), { qos: 1 });
    expect(await send('late')).toMatchObject({ status: 'sent' });
    expect(await ears.nth(1)).toMatchObject({ topic: own('user/bell'), qos: 1 });
    expect(statuses(platform)).toEqual(['early not-subscribed', 'late sent']);
  });

  test('may be any bytes', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const heard = new Promise<Buffer>((tell) => client.on('message', (_, payload) => tell(payload)));
    await platform.sendMessage(deviceId, { form: 'raw', content: Buffer.of(0xff, 0, 0xfe) });
    expect(await heard).toEqual(Buffer.of(0xff, 0, 0xfe));
  });

  test('and is too long is refused', async () => {
    const platform = await v2Platform();
    const content = Buffer.alloc(messageBounds.payload + 1);
    await expect(platform.sendMessage(deviceId, { form: 'raw', content })).rejects.toThrow(
      'The message has 262145 bytes: expected at most 262144.',
    );
  });
});

describe('a message to a device that is off line', () => {
  test('waits, and leaves in its turn right behind the CONNACK', async () => {
    const platform = await v2Platform();
    for (let n = 1; n <= 22; n += 1) {
      const outcome = await platform.sendMessage(deviceId, { messageId: String(n), content: 'x', form: 'raw' });
      expect(outcome).toEqual({ messageId: String(n), status: 'waiting' });
    }
    expect(
      platform
        .waitingMessages(deviceId)
        .map(({ messageId }) => messageId)
        .slice(0, 2),
    ).toEqual(['3', '4']);
    await connectLamp(platform);
    await nth(platform, 'message-sent', 20);
    const packets = entriesOf(platform, 'packet-sent').map(({ packet }) => packet.type);
    expect(packets[0]).toBe('CONNACK');
    expect(entriesOf(platform, 'message-sent').map(({ messageId, waited }) => [messageId, waited])).toEqual(
      Array.from({ length: 20 }, (_, index) => [String(index + 3), true]),
    );
    expect(platform.waitingMessages(deviceId)).toEqual([]);
    expect(statuses(platform).slice(20, 25)).toEqual([
      '21 waiting',
      '1 replaced',
      '22 waiting',
      '2 replaced',
      '3 sent',
    ]);
  });

  test('and to a topic of its own waits for the SUBSCRIBE', async () => {
    const platform = await v2Platform();
    await platform.sendMessage(deviceId, { messageId: 'm', content: 'x', topic: 'bell' });
    const client = await connectLamp(platform);
    expect(platform.waitingMessages(deviceId)).toHaveLength(1);
    const ears = listen(client);
    await client.subscribeAsync(own('user/bell'));
    expect(await ears.nth(1)).toMatchObject({ topic: own('user/bell') });
  });

  test('runs out, at once if it is not to wait', async () => {
    const clock = new VirtualClock(Date.now());
    const platform = await v2Platform({ clock });
    await platform.sendMessage(deviceId, { messageId: 'a', content: 'x', ttlMs: 300_000 });
    await platform.sendMessage(deviceId, { messageId: 'b', content: 'x' });
    expect(await platform.sendMessage(deviceId, { messageId: 'c', content: 'x', ttlMs: 0 })).toMatchObject({
      status: 'offline',
    });
    clock.advance(300_000);
    clock.advance(23 * 3_600_000);
    expect(statuses(platform)).toEqual(['a waiting', 'b waiting', 'c offline', 'a expired']);
    clock.advance(3_600_000);
    expect(statuses(platform).at(-1)).toBe('b expired');
  });

  test('goes with its device', async () => {
    const platform = await v2Platform();
    await platform.sendMessage(deviceId, { content: 'x' });
    platform.deleteDevice(deviceId);
    expect(platform.waitingMessages(deviceId)).toEqual([]);
    await expect(platform.sendMessage(deviceId, { content: 'x' })).rejects.toThrow('No device "p1_n1" is registered');
  });
});

describe('a message without PUBACK', () => {
  async function deaf(repeatMessages?: boolean) {
    const commandClock = new VirtualClock(0);
    const platform = await v2Platform({ commandClock, ...(repeatMessages !== undefined && { repeatMessages }) });
    const client = await connectLamp(platform);
    await client.subscribeAsync(sys('messages/down'), { qos: 1 });
    return { commandClock, platform, client };
  }

  test('is sent once more every 2 s, three times, with DUP and its packet identifier', async () => {
    const { commandClock, platform, client } = await deaf();
    // It does not answer: mqtt.js acknowledges what it has handed on.
    client.handleMessage = () => {};
    await platform.sendMessage(deviceId, { messageId: 'm', content: 'x' });
    const isIt = (entry: { readonly type: string }) => entry.type === 'packet-sent';
    const sent = () =>
      entriesOf(platform, 'packet-sent').flatMap(({ packet }) => (packet.type === 'PUBLISH' ? [packet] : []));
    await platform.journal.waitFor((entry) => isIt(entry) && sent().length === 1);
    commandClock.advance(10_000);
    expect(sent().map(({ dup, packetId }) => [dup, packetId])).toEqual([
      [false, sent()[0]?.packetId],
      [true, sent()[0]?.packetId],
      [true, sent()[0]?.packetId],
      [true, sent()[0]?.packetId],
    ]);
    expect(entriesOf(platform, 'message-redelivered')).toMatchObject(
      Array(3).fill({ messageId: 'm', what: 'message', v2: { channel: 'messages/down' } }),
    );
  });

  test('is not, once it is acknowledged', async () => {
    const { commandClock, platform } = await deaf();
    await platform.sendMessage(deviceId, { content: 'x' });
    await platform.journal.waitFor((entry) => entry.type === 'packet-received' && entry.packet.type === 'PUBACK');
    commandClock.advance(10_000);
    expect(entriesOf(platform, 'message-redelivered')).toEqual([]);
  });

  test('is not, where the platform is told so', async () => {
    const { commandClock, platform, client } = await deaf(false);
    client.handleMessage = () => {};
    const ears = listen(client);
    await platform.sendMessage(deviceId, { content: 'x' });
    await ears.nth(1).catch(() => {});
    commandClock.advance(10_000);
    expect(entriesOf(platform, 'message-redelivered')).toEqual([]);
  });
});

describe('an event', () => {
  const services = [{ serviceId: '$log', eventType: 'log_config', paras: { switch: 'on' } }];

  test('leaves for a device that is on line', async () => {
    const platform = await v2Platform();
    expect(await platform.sendEvent(deviceId, { services })).toBe(false);
    const ears = listen(await connectLamp(platform));
    expect(await platform.sendEvent(deviceId, { services })).toBe(true);
    expect(await ears.nth(1)).toMatchObject({ topic: sys('events/down') });
    expect(entriesOf(platform, 'message-sent')).toMatchObject([{ what: 'event', v2: { channel: 'events/down' } }]);
    expect(entriesOf(platform, 'message-status')).toEqual([]);
  });
});

test('a platform of generation 1 has neither messages nor events', async () => {
  const platform = await lampPlatform({ ports: { tcp: 0 } });
  onTestFinished(() => platform.stop());
  await expect(platform.sendMessage('lamp_1', { content: 'x' })).rejects.toThrow(
    'The platform has no messages for devices: its generation of the protocol knows none. Start it with generation 2',
  );
  await expect(platform.sendEvent('lamp_1', { services: [] })).rejects.toThrow('has no events for devices');
});
