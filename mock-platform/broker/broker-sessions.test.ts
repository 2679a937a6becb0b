import { describe, expect, test } from 'vitest';
import { commandTopic, dataTopic, lamp } from '../generations/v1/testing.ts';
import { topicsOf } from '../generations/v1/topics.ts';
import type { BrokerOptions } from './broker-options.ts';
import {
  connect,
  credentialsOf,
  level,
  publish,
  secondLamp,
  stage,
  subscribe,
  untilDrained,
} from './broker-testing.ts';

describe('a persistent session', () => {
  test('comes back with its subscriptions, which are in force once more', async () => {
    const { online, broker, closed, subscribed, eventsOf } = await stage();
    const first = await online({ clean: false });
    first.say(subscribe(1, [commandTopic, 1], ['/elsewhere', 0]));
    await first.hears('suback');
    first.say({ cmd: 'disconnect' }).hangUp();
    await closed(1);

    const second = await online({ clean: false });
    expect(await second.hears('connack')).toMatchObject({ returnCode: 0, sessionPresent: true });
    await subscribed(2);
    const session = broker.sessionOf(lamp.deviceId);
    expect(session?.subscriptions.get(commandTopic)).toMatchObject({ granted: 1, purpose: 'command' });
    expect(eventsOf('subscribed')).toMatchObject([{ connection: 1 }, { connection: 2 }]);
    if (session) await broker.publish(session, commandTopic, level, 1);
    expect(await second.hears('publish')).toMatchObject({ topic: commandTopic, qos: 1 });
  });

  test('is sent once what is for it as soon as its subscriptions are in force', async () => {
    const greeting: BrokerOptions['onSubscribed'] = (session) => {
      if (session.connection === 2) void broker.publish(session, commandTopic, level, 1);
    };
    const { online, broker, closed, subscribed } = await stage({ onSubscribed: greeting });
    const first = await online({ clean: false });
    first.say(subscribe(1, [commandTopic, 1]));
    await first.hears('suback');
    first.hangUp();
    await closed(1);
    const second = await online({ clean: false });
    await subscribed(2);
    await second.hears('publish');
    const session = broker.sessionOf(lamp.deviceId);
    if (session) await broker.publish(session, commandTopic, level, 1);
    expect(await untilDrained(second)).toEqual(['connack', 'publish', 'publish']);
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
    another.say(publish(2), publish(3, topicsOf(secondLamp.deviceId).data.json));
    await another.hears('puback', 2);
    const again = await online({ clean: false });
    expect(await untilDrained(again)).toEqual(['connack']);
  });
});

describe('a later connection of the same device', () => {
  test.each([
    ['the same client identifier', {}],
    ['another one', credentialsOf(lamp, Date.now() - 3_600_000)],
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
    const { device, broker, closed, eventsOf } = await stage();
    const devices = [0, 1, 2].map(() => device().say(connect()));
    await devices[2]?.hears('connack');
    await devices[2]?.barrier();
    expect(broker.sessions.map(({ connection }) => connection)).toEqual([3]);
    await Promise.all([closed(1), closed(2)]);
    expect(eventsOf('connection-closed')).toHaveLength(2);
  });
});
