import { describe, expect, test } from 'vitest';
import { answerAll, connectLamp, entriesOf, lamp, listen, nth, sys, v2Platform } from './generations/v2/testing.ts';

const { deviceId } = lamp;
const light = (properties: Record<string, unknown>) => ({ serviceId: 'Light', properties });
const report = (properties: Record<string, unknown>, event_time?: string) =>
  JSON.stringify({ services: [{ service_id: 'Light', properties, ...(event_time && { event_time }) }] });

describe('the shadow of a device', () => {
  test('has what it reported, and no more than the model knows', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    await client.publishAsync(sys('properties/report'), report({ level: 40, colour: 'red' }, '20260305T071500Z'), {
      qos: 1,
    });
    await client.publishAsync(sys('properties/report'), report({ night: true }, '2026-03-05T07:15:01.250Z'), {
      qos: 1,
    });
    expect(platform.shadowOf(deviceId)).toEqual([
      {
        serviceId: 'Light',
        desired: { properties: {} },
        reported: { properties: { level: 40, night: true }, time: Date.UTC(2026, 2, 5, 7, 15, 1, 250) },
        version: 2,
      },
    ]);
  });

  test('is not changed by the answer to a question for properties', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    answerAll(client, () => ({ services: [{ service_id: 'Light', properties: { level: 40 } }] }));
    expect(await platform.getProperties(deviceId)).toMatchObject({ outcome: 'answered' });
    expect(platform.shadowOf(deviceId)).toEqual([]);
  });

  test('goes with its device', async () => {
    const platform = await v2Platform();
    platform.desire(deviceId, [light({ level: 4 })]);
    platform.deleteDevice(deviceId);
    expect(platform.shadowOf(deviceId)).toEqual([]);
    expect(() => platform.desire(deviceId, [light({ level: 4 })])).toThrow('No device "p1_n1" is registered');
  });
});

describe('what is desired and not reported', () => {
  test('is set when the device comes, a request for each service', async () => {
    const platform = await v2Platform();
    platform.desire(deviceId, [light({ level: 4, night: true, hours: 7 })]);
    await connectLamp(platform);
    expect(await nth(platform, 'command-sent')).toMatchObject({
      cmd: 'properties/set',
      paras: { services: [{ service_id: 'Light', properties: { level: 4, night: true } }] },
      v2: { family: 'set' },
    });
  });

  test('is set when it reports, until it reports just that', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    answerAll(client, () => ({ result_code: 0 }));
    platform.desire(deviceId, [light({ level: 4 })]);
    await client.publishAsync(sys('properties/report'), report({ level: 1 }), { qos: 1 });
    await nth(platform, 'command-answered');
    await client.publishAsync(sys('properties/report'), report({ level: 2 }), { qos: 1 });
    await nth(platform, 'command-answered', 2);
    await client.publishAsync(sys('properties/report'), report({ level: 4 }), { qos: 1 });
    await client.publishAsync(sys('properties/report'), report({ level: 4 }), { qos: 1 });
    expect(entriesOf(platform, 'command-sent')).toHaveLength(2);
  });

  test('is not set again while the device has not answered', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    platform.desire(deviceId, [light({ level: 4 })]);
    for (let n = 0; n < 5; n += 1)
      await client.publishAsync(sys('properties/report'), report({ level: 1 }), { qos: 1 });
    expect(entriesOf(platform, 'command-sent')).toHaveLength(1);
  });

  test('is not set where the platform is told so', async () => {
    const platform = await v2Platform({ shadowDifferences: false });
    platform.desire(deviceId, [light({ level: 4 })]);
    const client = await connectLamp(platform);
    await client.publishAsync(sys('properties/report'), report({ level: 1 }), { qos: 1 });
    expect(entriesOf(platform, 'command-sent')).toEqual([]);
  });
});

describe('a device that asks', () => {
  test('for its shadow is told it, under the id of its question', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    await client.publishAsync(sys('properties/report'), report({ level: 40 }, '20260305T071500Z'), { qos: 1 });
    const ears = listen(client);
    await client.publishAsync(sys('shadow/get/request_id=abc'), '{"service_id":"Light"}', { qos: 1 });
    expect(await ears.nth(1)).toMatchObject({
      topic: sys('shadow/get/response/request_id=abc'),
      payload: JSON.stringify({
        object_device_id: deviceId,
        shadow: [
          {
            service_id: 'Light',
            desired: { properties: {} },
            reported: { properties: { level: 40 }, event_time: '20260305T071500Z' },
            version: 1,
          },
        ],
      }),
    });
    await client.publishAsync(sys('shadow/get/request_id=def'), '{"service_id":"Meter"}', { qos: 1 });
    expect(await ears.nth(2)).toMatchObject({ payload: `{"object_device_id":"${deviceId}","shadow":[]}` });
    expect(entriesOf(platform, 'message-sent')).toMatchObject([{ what: 'shadow' }, { what: 'shadow' }]);
  });

  test.each([1_772_694_900_000, '1772694900000', null])('for the time is told it, with its own %j', async (sent) => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    const event = { service_id: '$time_sync', event_type: 'time_sync_request', paras: { device_send_time: sent } };
    await client.publishAsync(sys('events/up'), JSON.stringify({ services: [event] }), { qos: 1 });
    const { topic, payload } = await ears.nth(1);
    expect(topic).toBe(sys('events/down'));
    expect(JSON.parse(payload)).toEqual({
      object_device_id: deviceId,
      services: [
        {
          event_type: 'time_sync_response',
          service_id: '$time_sync',
          event_time: expect.stringMatching(/^\d{8}T\d{6}Z$/),
          paras: { device_send_time: sent, server_recv_time: expect.any(Number), server_send_time: expect.any(Number) },
        },
      ],
    });
    expect(entriesOf(platform, 'message-received')).toMatchObject([{ kind: 'request', v2: { channel: 'events/up' } }]);
  });

  test('for something that the platform does not know is not answered', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const ears = listen(client);
    const events = [
      { service_id: '$file_manager', event_type: 'get_upload_url', paras: {} },
      { service_id: '$sdk_info', event_type: 'sdk_info_report', paras: null },
    ];
    await client.publishAsync(sys('events/up'), JSON.stringify({ services: events }), { qos: 1 });
    await client.publishAsync(sys('shadow/get/request_id='), '{}', { qos: 1 });
    await client.publishAsync(sys('shadow/get/request_id=last'), '{}', { qos: 1 });
    expect(await ears.nth(1)).toMatchObject({ topic: sys('shadow/get/response/request_id=last') });
  });
});

describe('properties', () => {
  test('are set, and asked for', async () => {
    const platform = await v2Platform();
    const client = await connectLamp(platform);
    const services = [{ service_id: 'Light', properties: { level: 4 } }];
    answerAll(client, ({ family }) => (family === 'properties/get' ? { services } : { result_code: 0 }));
    expect(await platform.setProperties(deviceId, [light({ level: 4 })], { key: 'abc' })).toMatchObject({
      outcome: 'answered',
      key: 'abc',
      errcode: 0,
    });
    expect(await platform.getProperties(deviceId, 'Light', { v2: { objectDeviceId: 'sub' } })).toMatchObject({
      body: services,
      v2: { family: 'get', objectDeviceId: 'sub' },
    });
    expect(entriesOf(platform, 'command-sent').map(({ payload }) => Buffer.from(payload).toString())).toEqual([
      '{"services":[{"service_id":"Light","properties":{"level":4}}]}',
      '{"object_device_id":"sub","service_id":"Light"}',
    ]);
  });
});
