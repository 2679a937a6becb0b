import { describe, expect, test } from 'vitest';
import { codings } from '../generations/v1/own.ts';
import { commandTopic, lamp } from '../generations/v1/testing.ts';
import { connect, stage, subscribe } from './broker-testing.ts';

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
      { filter: commandTopic, granted: 1, purpose: 'command', v1: codings.json },
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

  test('is answered, and in force, also when the device says DISCONNECT in the same breath', async () => {
    const { online, closed, eventsOf } = await stage();
    const device = await online();
    device.say(subscribe(5, [commandTopic, 1]), subscribe(6, [commandTopic, 0], [commandTopic, 1]), {
      cmd: 'disconnect',
    });
    await device.hears('suback', 2);
    const subacks = device.heard.flatMap(({ cmd, messageId, granted }) =>
      cmd === 'suback' ? [[messageId, granted]] : [],
    );
    expect(new Map(subacks as [number, number[]][])).toEqual(
      new Map([
        [5, [1]],
        [6, [0, 1]],
      ]),
    );
    expect(eventsOf('subscribed')).toHaveLength(2);
    device.hangUp();
    expect(await closed(device.connection)).toMatchObject({ by: 'device', reason: 'DISCONNECT', clean: true });
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

describe('more subscriptions than a connection may have (ref 9)', () => {
  const many = (count: number, prefix = 'a'): [string, 1][] =>
    Array.from({ length: count }, (_, n) => [`${prefix}/${n}`, 1]);

  test.each([true, false])('are refused one by one, clean session %s', async (clean) => {
    const { online, broker, eventsOf } = await stage();
    const device = await online({ clean });
    device.say(subscribe(1, [commandTopic, 1], ...many(98)), subscribe(2, ...many(5, 'b')));
    await device.hears('suback', 2);
    // The short one may be answered first.
    const second = device.heard.find(({ cmd, messageId }) => cmd === 'suback' && messageId === 2);
    expect(second?.granted).toEqual([1, 0x80, 0x80, 0x80, 0x80]);
    device.say(subscribe(3, ['a/7', 0], ['c', 1]));
    expect(await device.hears('suback', 3)).toMatchObject({ granted: [0, 0x80] });
    const { subscriptions } = broker.sessionOf(lamp.deviceId) ?? {};
    expect(subscriptions?.size).toBe(100);
    expect(subscriptions?.has('c')).toBe(false);
    expect(eventsOf('subscribed').flatMap(({ filters }) => filters.map(({ granted }) => granted))).not.toContain(0x80);
  });

  test('have room again after an UNSUBSCRIBE', async () => {
    const { online } = await stage();
    const device = await online();
    device.say(subscribe(1, ...many(100)));
    await device.hears('suback');
    device.say({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: ['a/1', 'a/2'] });
    await device.hears('unsuback');
    device.say(subscribe(3, ...many(3, 'b')));
    expect(await device.hears('suback', 2)).toMatchObject({ granted: [1, 1, 0x80] });
  });

  test('come back with a session as those that there were, and leave no room for others', async () => {
    const { online, closed } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, ...many(100)));
    await first.hears('suback');
    first.hangUp();
    await closed(1);
    const second = await online({ clean: false });
    second.say(subscribe(2, ['another', 1], ['a/5', 1]));
    expect(await second.hears('suback')).toMatchObject({ granted: [0x80, 1] });
  });

  test('by the ten thousand are answered at once, and others do not wait for it', async () => {
    const { online, broker } = await stage();
    const device = await online({ clean: false });
    const began = performance.now();
    device.say(subscribe(1, ...many(20_000)));
    const { granted = [] } = await device.hears('suback');
    expect(granted.filter((code) => code === 1)).toHaveLength(100);
    // aedes, which stores all of them for each of them, took minutes.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(broker.sessionOf(lamp.deviceId)?.subscriptions.size).toBe(100);
  });

  test('of more than a hundred levels end the connection', async () => {
    const { online, closed } = await stage();
    const device = await online();
    device.say(subscribe(1, [`a${'/a'.repeat(20_000)}`, 1]));
    expect(await closed(1)).toMatchObject({ by: 'platform', reason: expect.stringContaining('too many levels') });
  });

  test('so long that they take more than 64 KiB are refused, too', async () => {
    const { online } = await stage();
    const device = await online();
    device.say(subscribe(1, ['x'.repeat(60_000), 1], ['y'.repeat(60_000), 1], [commandTopic, 1]));
    expect(await device.hears('suback')).toMatchObject({ granted: [1, 0x80, 1] });
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
