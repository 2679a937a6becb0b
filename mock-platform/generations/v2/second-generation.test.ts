import { describe, expect, test } from 'vitest';
import { generateCredentials } from '../v1/credentials.ts';
import { topicsOf } from '../v1/topics.ts';
import { answerAll, connectLamp, entriesOf, lamp, listen, nth, own, sys, v2Platform } from './testing.ts';

const level = { serviceId: 'Light', cmd: 'LEVEL', paras: { value: 3 } };

describe('a log-in', () => {
  test('names what is known of it', async () => {
    const platform = await v2Platform();
    await connectLamp(platform);
    expect(entriesOf(platform, 'authenticated')).toMatchObject([
      { accepted: true, deviceId: lamp.deviceId, v2: { identityType: '0', signType: '0' } },
    ]);
  });

  test('by nodeId is one of the first generation', async () => {
    const platform = await v2Platform();
    const { nodeId, secret } = lamp;
    const login = generateCredentials({ nodeId, secret, time: Date.now() });
    await expect(connectLamp(platform, login)).rejects.toThrow('Identifier rejected');
  });

  test('keeps no session, whatever it asks for', async () => {
    const platform = await v2Platform();
    const first = await connectLamp(platform, { clean: false });
    await first.subscribeAsync(sys('commands/#'), { qos: 1 });
    await first.endAsync();
    await nth(platform, 'device-offline');
    await connectLamp(platform, { clean: false });
    const connacks = entriesOf(platform, 'packet-sent').filter(({ packet }) => packet.type === 'CONNACK');
    expect(connacks).toMatchObject([{ packet: { sessionPresent: false } }, { packet: { sessionPresent: false } }]);
    expect(platform.broker.sessionOf(lamp.deviceId)?.subscriptions.size).toBe(0);
  });
});

describe('a request', () => {
  test('reaches a device that has subscribed to nothing, at QoS 0, and is answered under its id', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    answerAll(client, () => ({ result_code: 0, paras: { value: 3 } }));
    expect(platform.listens(lamp.deviceId)).toBe(true);
    const outcome = await platform.sendCommand(lamp.deviceId, level);
    expect(outcome).toMatchObject({ outcome: 'answered', errcode: 0, body: { value: 3 }, v2: { family: 'command' } });
    const { key } = outcome as { readonly key: string };
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(ears.heard).toEqual([
      {
        topic: sys(`commands/request_id=${key}`),
        payload: '{"paras":{"value":3},"service_id":"Light","command_name":"LEVEL"}',
        qos: 0,
        dup: false,
      },
    ]);
    expect(entriesOf(platform, 'command-sent')).toMatchObject([
      { key, ...level, fit: 'valid', qos: 0, v2: { family: 'command' } },
    ]);
    expect(entriesOf(platform, 'message-received')).toMatchObject([
      { kind: 'response', key, v2: { channel: 'commands/response' } },
    ]);
    expect(entriesOf(platform, 'command-answered')).toMatchObject([{ key, v2: { family: 'command' } }]);
  });

  test('of each family has its own topic, and its answer its own', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const services = [{ service_id: 'Light', properties: { level: 4 } }];
    answerAll(client, ({ family }) => (family === 'properties/get' ? { services } : { result_code: 0 }));
    const set = { serviceId: 'Light', cmd: 'properties/set', paras: { services } };
    const get = { serviceId: 'Light', cmd: 'properties/get', paras: { service_id: 'Light' } };
    expect(await platform.sendCommand(lamp.deviceId, { ...set, v2: { family: 'set' } })).toMatchObject({ errcode: 0 });
    expect(await platform.sendCommand(lamp.deviceId, { ...get, v2: { family: 'get' } })).toMatchObject({
      errcode: undefined,
      body: services,
    });
    expect(entriesOf(platform, 'published').map(({ v2 }) => v2?.channel)).toEqual([
      'properties/set/response',
      'properties/get/response',
    ]);
  });

  test('is not answered by what comes on the topic of another family', async () => {
    const platform = await v2Platform({ commandWaitMs: 60_000 });
    const client = await connectLamp(platform);
    const outcome = platform.sendCommand(lamp.deviceId, { ...level, key: 'abc' });
    await client.publishAsync(sys('properties/set/response/request_id=abc'), '{"result_code":0}', { qos: 1 });
    expect(entriesOf(platform, 'response-unmatched')).toMatchObject([
      { key: 'abc', reason: 'unknown', v2: { family: 'set' } },
    ]);
    await client.publishAsync(sys('commands/response/request_id=abc'), '', { qos: 1 });
    expect(await outcome).toMatchObject({ outcome: 'answered', errcode: undefined });
    expect(entriesOf(platform, 'message-received').at(-1)).toMatchObject({ kind: 'response', key: 'abc' });
    expect(entriesOf(platform, 'message-received').at(-1)?.unreadable).toContain('empty');
  });

  test('comes once, at the QoS of the highest subscription that matches', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    await client.subscribeAsync({ [sys('commands/#')]: { qos: 1 }, [sys('commands/+')]: { qos: 0 } });
    void platform.sendCommand(lamp.deviceId, { ...level, key: 'one' });
    void platform.sendCommand(lamp.deviceId, { ...level, key: 'two', qos: 0 });
    void platform.sendCommand(lamp.deviceId, { ...level, key: 'three', v2: { family: 'get' } });
    await ears.nth(3);
    expect(ears.heard.map(({ topic, qos }) => [topic, qos]).toSorted()).toEqual([
      [sys('commands/request_id=one'), 1],
      [sys('commands/request_id=two'), 0],
      [sys('properties/get/request_id=three'), 0],
    ]);
    await client.unsubscribeAsync([sys('commands/#'), sys('commands/+')]);
    void platform.sendCommand(lamp.deviceId, { ...level, key: 'four' });
    expect(await ears.nth(4)).toMatchObject({ qos: 0 });
  });

  test('comes at QoS 1 where the platform is told that this is implied', async () => {
    const platform = await v2Platform({ implicitQos: 1 });
    const ears = listen(await connectLamp(platform));
    void platform.sendCommand(lamp.deviceId, level);
    expect(await ears.nth(1)).toMatchObject({ qos: 1 });
  });

  test('is never told back what the device itself answers, whatever it subscribed to', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    await client.subscribeAsync(sys('commands/#'), { qos: 1 });
    answerAll(client, () => ({ result_code: 0 }));
    for (let n = 1; n <= 3; n += 1) await platform.sendCommand(lamp.deviceId, level);
    expect(ears.heard).toHaveLength(3);
  });

  test('that was on its way when the connection broke is not sent again, and may be answered on the next one', async () => {
    const platform = await v2Platform();
    const first = await connectLamp(platform, { clean: false });
    await first.subscribeAsync(sys('commands/#'), { qos: 1 });
    const outcome = platform.sendCommand(lamp.deviceId, { ...level, key: 'abc' });
    await nth(platform, 'command-sent');
    platform.broker.sessionOf(lamp.deviceId)?.tap.cut('on purpose');
    await nth(platform, 'device-offline');
    const second = await connectLamp(platform, { clean: false });
    const ears = listen(second);
    await second.subscribeAsync(sys('commands/#'), { qos: 1 });
    await second.publishAsync(sys('commands/response/request_id=abc'), '{"result_code":0}', { qos: 1 });
    expect(await outcome).toMatchObject({ outcome: 'answered' });
    expect(entriesOf(platform, 'command-answered')).toMatchObject([{ connection: 2 }]);
    expect(ears.heard).toEqual([]);
  });

  test('cannot overtake the CONNACK', async () => {
    const platform = await v2Platform();
    const held = new Promise<void>((tell) => {
      platform.broker.onTap = (tap) => {
        tap.faults.hold = ({ type }) => {
          tell();
          return type === 'CONNACK';
        };
      };
    });
    const client = connectLamp(platform);
    await held;
    expect(platform.listens(lamp.deviceId)).toBe(false);
    expect(await platform.sendCommand(lamp.deviceId, level)).toEqual({ outcome: 'not-subscribed' });
    platform.broker.sessionOf(lamp.deviceId)?.tap.release();
    await client;
    expect(platform.listens(lamp.deviceId)).toBe(true);
  });
});

describe('what is not a request', () => {
  test('goes to the topic of a family, under an id that waits for nothing', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    answerAll(client, () => ({ result_code: 0 }));
    const probe = { kind: 'malformed', flaw: 'an array', payload: Buffer.from('[]') } as const;
    expect(await platform.probe(lamp.deviceId, { ...probe, v2: { family: 'set' } })).toBe(true);
    const unmatched = await nth(platform, 'response-unmatched');
    const [sent] = entriesOf(platform, 'probe-sent');
    expect(sent).toMatchObject({ v2: { family: 'set', channel: 'properties/set' }, key: unmatched.key });
    expect(ears.heard).toMatchObject([{ topic: sys(`properties/set/request_id=${sent?.key}`), payload: '[]' }]);
  });
});

describe('a publication', () => {
  test('is known by its topic', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const topics = [
      sys('properties/report'),
      sys('messages/up?request_id=7'),
      own('user/x'),
      sys('properties/reports'),
      sys('commands/request_id=7'),
      '$oc/devices/other/sys/messages/up',
      topicsOf(lamp.deviceId).data.json,
    ];
    for (const topic of topics) await client.publishAsync(topic, '{"services":[]}', { qos: 1, retain: true });
    expect(entriesOf(platform, 'published').map(({ purpose, v2 }) => [purpose, v2])).toEqual([
      ['data', { channel: 'properties/report' }],
      ['data', { channel: 'messages/up', traceId: '7' }],
      ['data', { channel: 'user' }],
      ['foreign', { channel: 'unknown' }],
      ['command', { channel: 'commands' }],
      ['foreign', undefined],
      ['foreign', undefined],
    ]);
    expect(entriesOf(platform, 'message-received')).toHaveLength(3);
  });

  test('at QoS 2 ends the connection, and is not acknowledged', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    client.publish(sys('properties/report'), '{"services":[]}', { qos: 2 });
    expect(await nth(platform, 'connection-closed')).toMatchObject({
      by: 'platform',
      reason: `a PUBLISH at QoS 2, which the platform does not support, on ${sys('properties/report')}`,
    });
    expect(entriesOf(platform, 'published')).toMatchObject([{ qos: 2 }]);
    expect(entriesOf(platform, 'message-received')).toEqual([]);
    expect(entriesOf(platform, 'packet-sent').map(({ packet }) => packet.type)).toEqual(['CONNACK']);
  });

  test('at QoS 2 is taken where a scenario tolerates it', async () => {
    const platform = await v2Platform();
    let thrownOut = 0;
    platform.broker.tolerates = () => thrownOut > 0;
    platform.broker.onThrownOut = () => {
      thrownOut += 1;
    };
    const first = await connectLamp(platform);
    first.publish(sys('properties/report'), '{"services":[]}', { qos: 2 });
    await nth(platform, 'connection-closed');
    const second = await connectLamp(platform);
    for (let n = 0; n < 2; n++) await second.publishAsync(sys('properties/report'), '{"services":[]}', { qos: 2 });
    await second.publishAsync(sys('properties/report'), '{"services":[]}', { qos: 1 });
    expect(entriesOf(platform, 'published').map(({ qos }) => qos)).toEqual([2, 2, 2, 1]);
    expect(entriesOf(platform, 'message-received')).toHaveLength(3);
    expect(entriesOf(platform, 'connection-closed')).toHaveLength(1);
    expect(thrownOut).toBe(1);
  });

  test('that is too long is acknowledged, and dropped', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    await client.publishAsync(sys('properties/report'), Buffer.alloc(65_537, ' '), { qos: 1 });
    expect(entriesOf(platform, 'message-received')).toMatchObject([
      { kind: undefined, v2: { channel: 'properties/report', dropped: 'too-long' } },
    ]);
  });
});

describe('a SUBSCRIBE', () => {
  const codesOf = async (client: Awaited<ReturnType<typeof connectLamp>>, filter: string, qos: 0 | 1 | 2 = 0) => {
    const granted = await client.subscribeAsync(filter, { qos }).catch(() => [{ qos: 128 }]);
    return granted.map((one) => one.qos);
  };

  test.each([
    [sys('commands/#'), 1, 1],
    [sys('commands/#'), 2, 1],
    [sys('messages/dowm'), 0, 0],
    [own('user/#'), 1, 1],
    ['$oc/broadcast/news', 1, 1],
    ['home/kitchen', 2, 1],
    ['$oc/devices/other/sys/commands/#', 1, 128],
    ['$oc/devices/+/sys/commands/#', 1, 128],
    ['$oc/devices/#', 0, 128],
  ] as const)('to %s at QoS %d is granted %d', async (filter, qos, granted) => {
    const client = await connectLamp(await v2Platform());
    expect(await codesOf(client, filter, qos)).toEqual([granted]);
  });

  test('is recorded with its channel', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    await client.subscribeAsync([sys('commands/#'), sys('messages/dowm')], { qos: 1 });
    expect(entriesOf(platform, 'subscribed')).toMatchObject([
      {
        filters: [
          { filter: sys('commands/#'), granted: 1, purpose: 'command', v2: { channel: 'commands' } },
          { filter: sys('messages/dowm'), granted: 1, purpose: 'foreign', v2: { channel: 'unknown' } },
        ],
      },
    ]);
  });

  test.each([
    [undefined, 100],
    [50, 50],
  ])('with a limit of %s is refused beyond %d', async (maxSubscriptions, most) => {
    const platform = await v2Platform(maxSubscriptions === undefined ? {} : { maxSubscriptions });
    const client = await connectLamp(platform);
    for (let n = 1; n <= most; n += 1) await client.subscribeAsync(own(`user/${n}`));
    expect(await codesOf(client, own('user/more'))).toEqual([128]);
    expect(await codesOf(client, own('user/1'), 1)).toEqual([1]);
  });
});
