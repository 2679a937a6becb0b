import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CallbackServer } from '../../../northbound/notifications/testing.ts';
import { connectLamp, entriesOf, lamp, nth, own, sys } from '../testing.ts';
import { subjects } from './forwarding.ts';
import { subscribeAll, told, v5Stage } from './testing.ts';

async function withCallback(...of: readonly string[]) {
  const stage = await v5Stage();
  const callback = await CallbackServer.open();
  onTestFinished(() => callback.close());
  await subscribeAll(stage.call, callback, ...of);
  return { ...stage, callback };
}

const header = {
  app_id: 'app_1',
  ...{ device_id: 'p1_n1', node_id: 'n1', product_id: 'p1', gateway_id: 'p1_n1', tags: [] },
};

describe('a notification', () => {
  test('of a report stands in the envelope, with the trace of its topic as its id', async () => {
    const { platform, callback } = await withCallback('device.property/report');
    const client = await connectLamp(platform);
    const services = [
      { service_id: 'Light', properties: { level: 4 }, event_time: '20260305T071500Z' },
      { service_id: 'Meter', properties: { energy: 1.5 } },
    ];
    await client.publishAsync(`${sys('properties/report')}?request_id=trace-1`, JSON.stringify({ services }), {
      qos: 1,
    });
    const { text, body } = (await callback.count(1))[0] ?? expect.fail();
    expect(text.startsWith('{"resource":"device.property","event":"report","event_time":"')).toBe(true);
    expect(body).toEqual({
      resource: 'device.property',
      event: 'report',
      event_time: expect.stringMatching(/^\d{8}T\d{6}Z$/),
      event_time_ms: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      request_id: 'trace-1',
      notify_data: {
        header,
        body: { services: [services[0], { ...services[1], event_time: expect.stringMatching(/^\d{8}T\d{6}Z$/) }] },
      },
    });
  });

  test('of a message has its topic and its content: a text, or Base64 of what is none', async () => {
    const { platform, callback } = await withCallback('device.message/report');
    const client = await connectLamp(platform);
    await client.publishAsync(sys('messages/up'), '{"a": 1}', { qos: 1 });
    await client.publishAsync(own('user/door'), Buffer.from([0xff, 0x00]), { qos: 1 });
    await client.publishAsync(`${sys('messages/up')}?encoding=gzip`, gzipSync('packed'), { qos: 1 });
    await client.publishAsync(`${sys('messages/up')}?encoding=gzip`, 'no gzip', { qos: 1 });
    await client.publishAsync(sys('messages/up'), 'last', { qos: 1 });
    const bodies = (await callback.count(4)).map(({ body }) => body.notify_data.body);
    expect(bodies).toEqual([
      { topic: sys('messages/up'), content: '{"a": 1}' },
      { topic: own('user/door'), content: '/wA=' },
      { topic: sys('messages/up'), content: 'packed' },
      { topic: sys('messages/up'), content: 'last' },
    ]);
  });

  test('of a state comes when the device comes and goes, and not when it is taken over', async () => {
    const { platform, callback } = await withCallback('device.status/update');
    const first = await connectLamp(platform);
    const gone = new Promise<void>((resolve) => first.once('close', resolve));
    const second = await connectLamp(platform);
    await gone;
    await second.endAsync();
    await nth(platform, 'device-offline', 2);
    const states = (await callback.count(2)).map(({ body }) => body.notify_data.body);
    expect(states).toMatchObject([{ status: 'ONLINE' }, { status: 'OFFLINE' }]);
    expect(Object.keys(states[0] as object)).toEqual(['status', 'last_online_time', 'status_update_time']);
  });

  test('of a device comes when it is registered, changed and deleted, and without its secret', async () => {
    const { call, callback } = await withCallback('device/create', 'device/update', 'device/delete');
    const { body } = await call('POST', '/devices', { node_id: 'n2', product_id: 'p1', app_id: 'app_2' });
    const made = await told(callback, 'device/create');
    expect(made.notify_data).toMatchObject({
      header: { app_id: 'app_2' },
      body: { device_id: 'p1_n2', status: 'INACTIVE' },
    });
    expect(JSON.stringify(made)).not.toContain(body.auth_info.secret);
    await call('PUT', '/devices/p1_n2', { device_name: 'door' });
    expect((await told(callback, 'device/update')).notify_data.body).toMatchObject({ device_name: 'door' });
    await call('DELETE', '/devices/p1_n2');
    expect((await told(callback, 'device/delete')).notify_data.body).toEqual({ device_id: 'p1_n2', node_id: 'n2' });
  });

  test('is repeated where the callback answers anything but 200', async () => {
    const { platform, callback } = await withCallback('device.status/update');
    callback.answers.push(204);
    await connectLamp(platform);
    expect(await nth(platform, 'notification-failed')).toMatchObject({
      notifyType: 'device.status/update',
      reason: 'status 204 instead of 200',
    });
  });
});

test('nothing is forwarded that nobody asked for', async () => {
  const { platform, callback } = await withCallback('device.property/report');
  const client = await connectLamp(platform);
  await client.publishAsync(sys('messages/up'), 'x', { qos: 1 });
  await client.publishAsync(sys('properties/report'), '{"services":[]}', { qos: 1 });
  const services = [{ service_id: 'Light', properties: {} }];
  await client.publishAsync(sys('properties/report'), JSON.stringify({ services }), { qos: 1 });
  await callback.count(1);
  await nth(platform, 'notification-delivered');
  expect(callback.received).toHaveLength(1);
  expect(entriesOf(platform, 'notification-delivered')).toHaveLength(1);
});

test('every subject can be subscribed to', async () => {
  const { call } = await withCallback(...subjects);
  expect((await call('GET', '/subscriptions')).body.count).toBe(subjects.length);
  expect(lamp.deviceId).toBe('p1_n1');
});
