import { describe, expect, onTestFinished, test } from 'vitest';
import { CallbackServer } from '../../../../northbound/notifications/testing.ts';
import { connectLamp, lamp, listen, own, sys } from '../../testing.ts';
import { apiBounds } from '../bounds.ts';
import { subscribeAll, told, v5Stage } from '../testing.ts';

const path = `/devices/${lamp.deviceId}/messages`;

test('a message to a device that is on line is delivered at once, and notified', async () => {
  const { platform, call } = await v5Stage();
  const callback = await CallbackServer.open();
  onTestFinished(() => callback.close());
  await subscribeAll(call, callback, 'device.message.status/update');
  const client = await connectLamp(platform);
  const heard = listen(client);
  const { status, body } = await call('POST', path, { message_id: 'm1', name: 'greeting', message: { hello: 1 } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ message_id: 'm1', result: { status: 'DELIVERED', finished_time: expect.any(String) } });
  const { topic, payload } = await heard.nth(1);
  expect([topic, JSON.parse(payload)]).toEqual([
    sys('messages/down'),
    { name: 'greeting', id: 'm1', content: '{"hello":1}' },
  ]);
  expect((await told(callback, 'device.message.status/update')).notify_data.body).toEqual({
    ...{ message_id: 'm1', name: 'greeting', topic: sys('messages/down') },
    ...{ status: 'DELIVERED', timestamp: expect.any(String) },
  });
  expect((await call('GET', `${path}/m1`)).body).toMatchObject({ message: { hello: 1 }, status: 'DELIVERED' });
});

test('one to a device that is off line waits for it, and with ttl 0 fails', async () => {
  const { platform, call } = await v5Stage();
  await call('POST', path, { message_id: 'm1', message: 'later' });
  await call('POST', path, { message_id: 'm2', message: 'now', ttl: 0 });
  expect((await call('GET', path)).body.messages).toMatchObject([
    { message_id: 'm2', status: 'FAILED', error_info: { error_code: 'IOTDA.014016' } },
    { message_id: 'm1', status: 'PENDING' },
  ]);
  await connectLamp(platform);
  await platform.journal.waitFor((entry) => entry.type === 'message-status' && entry.status === 'sent');
  expect((await call('GET', `${path}/m1`)).body.status).toBe('DELIVERED');
});

test('a topic of its own reaches those that have subscribed to it, with bytes or a text, and fails otherwise', async () => {
  const { platform, call } = await v5Stage();
  const client = await connectLamp(platform);
  const wish = { message: '/wA=', encoding: 'base64', payload_format: 'raw', topic: 'door' };
  const { body } = await call('POST', path, wish);
  expect((await call('GET', `${path}/${body.message_id}`)).body).toMatchObject({
    status: 'FAILED',
    error_info: { error_code: 'IOTDA.014112' },
  });
  await client.subscribeAsync(own('user/door'), { qos: 1 });
  const bytes = new Promise<Buffer>((resolve) => client.once('message', (_, payload) => resolve(payload)));
  expect((await call('POST', path, wish)).body.result.status).toBe('DELIVERED');
  expect([...(await bytes)]).toEqual([0xff, 0x00]);
});

describe('a message is refused', () => {
  test.each([
    ['without content', {}],
    ['with Base64 that is none', { message: 'é', encoding: 'base64', payload_format: 'raw' }],
    ['with bytes in the envelope', { message: '/wA=', encoding: 'base64' }],
    ['with a ttl between its steps', { message: 'x', ttl: 7 }],
    ['with both kinds of topic', { message: 'x', topic: 'a', topic_full_name: 'b' }],
    ['with a wildcard in its topic', { message: 'x', topic: 'a/#' }],
    ['with properties of MQTT 5', { message: 'x', properties: {} }],
    ['that is too long', { message: 'x'.repeat(256 * 1024) }],
  ])('%s, and not booked', async (_, body) => {
    const { call, refused } = await v5Stage();
    await refused(400, 'IOTDA.000006', 'POST', path, body);
    expect((await call('GET', path)).body.messages).toEqual([]);
  });
});

test('the last messages of a device can be asked for, and an unknown one is 404', async () => {
  const { call, refused } = await v5Stage();
  for (let n = 0; n <= apiBounds.messagesOfDevice; n += 1)
    await call('POST', path, { message_id: `${n}`, message: 'x', ttl: 0 });
  const { messages } = (await call('GET', path)).body;
  expect([messages.length, messages[0].message_id, messages.at(-1).message_id]).toEqual([100, '100', '1']);
  await refused(404, 'MOCK.404', 'GET', `${path}/0`);
});
