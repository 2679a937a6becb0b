import { describe, expect, onTestFinished, test } from 'vitest';
import { newSecondSide } from '../generations/v2/northbound/second-application-side.ts';
import {
  answerAll,
  connectLamp,
  entriesOf,
  lamp,
  listen,
  nth,
  own,
  sys,
  v2Platform,
} from '../generations/v2/testing.ts';
import { responseCheckOf } from '../http/response-check.ts';
import { openSide } from '../northbound/open-side.ts';
import { MockPlatformClient } from './mock-platform-client.ts';

const { deviceId } = lamp;
const light = { serviceId: 'Light', properties: { level: 4 } };

async function stage() {
  const platform = await v2Platform();
  const side = await openSide({ platform, ports: { http: 0 } }, (ownPorts) =>
    newSecondSide({ platform, applications: [] }, ownPorts),
  );
  onTestFinished(() => side.close());
  const mock = new MockPlatformClient(side.url);
  const check = await responseCheckOf('admin of both', `${side.url}/__admin/openapi.json`);
  /** Calls, and compares the answer with the API's own document. */
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${side.url}/__admin/devices/${path}`, {
      method,
      headers: { 'X-Mock-Admin': 'yes', 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = { status: response.status, body: await response.json() };
    expect(check.complaints(method, `/__admin/devices/${path}`, answer)).toEqual([]);
    return answer as { status: number; body: Record<string, unknown> };
  };
  return { platform, mock, call, url: side.url };
}

describe('a request', () => {
  test('of each family is sent, and its answer told', async () => {
    const { platform, mock } = await stage();
    const client = await connectLamp(platform);
    const services = [{ service_id: 'Light', properties: { level: 4 } }];
    answerAll(client, ({ family }) => (family === 'properties/get' ? { services } : { result_code: 0 }));
    const level = { serviceId: 'Light', cmd: 'LEVEL', paras: { value: 3 } };
    expect(await mock.sendCommand(deviceId, { ...level, key: 'abc' })).toEqual({
      ...{ outcome: 'answered', key: 'abc', family: 'command', errcode: 0, answer: { result_code: 0 } },
      latencyMs: expect.any(Number),
    });
    expect(await mock.setProperties(deviceId, { services: [light] })).toMatchObject({ family: 'set', errcode: 0 });
    expect(await mock.getProperties(deviceId)).toMatchObject({ family: 'get', body: services });
    expect(await mock.getProperties(deviceId, { serviceId: 'Light', objectDeviceId: 'sub' })).toMatchObject({
      outcome: 'answered',
    });
    expect(entriesOf(platform, 'command-sent').map(({ payload }) => Buffer.from(payload).toString())).toEqual([
      '{"paras":{"value":3},"service_id":"Light","command_name":"LEVEL"}',
      '{"services":[{"service_id":"Light","properties":{"level":4}}]}',
      '{}',
      '{"object_device_id":"sub","service_id":"Light"}',
    ]);
  });

  test('is answered as the document says, also when it cannot be sent', async () => {
    const { call } = await stage();
    expect(await call('PUT', `${deviceId}/properties`, { services: [light] })).toEqual({
      status: 200,
      body: { outcome: 'offline' },
    });
    expect(await call('POST', `${deviceId}/properties/query`, {})).toMatchObject({ body: { outcome: 'offline' } });
    expect((await call('PUT', 'nobody/properties', { services: [] })).status).toBe(404);
    expect((await call('PUT', `${deviceId}/properties`, { services: 'x' })).status).toBe(400);
  });

  test('with a key that cannot be one is refused in words', async () => {
    const { platform, call } = await stage();
    await connectLamp(platform);
    const { status, body } = await call('POST', `${deviceId}/properties/query`, { key: 'a/b' });
    expect([status, body.error]).toEqual([409, expect.stringContaining('The request id "a/b" cannot be used')]);
  });
});

describe('a message', () => {
  test('is sent, or waits', async () => {
    const { platform, mock, call } = await stage();
    expect(await mock.sendMessage(deviceId, { messageId: 'm', name: 'n', content: 'x' })).toEqual({
      messageId: 'm',
      status: 'waiting',
    });
    expect(await mock.waitingMessages(deviceId)).toEqual([{ messageId: 'm', name: 'n', topic: sys('messages/down') }]);
    expect((await call('GET', `${deviceId}/messages`)).status).toBe(200);
    const client = await connectLamp(platform);
    await nth(platform, 'message-sent');
    const bytes = Buffer.of(0, 1, 2).toString('base64');
    await call('POST', `${deviceId}/messages`, { content: bytes, base64: true, form: 'raw' });
    await client.subscribeAsync(own('user/bell'), { qos: 1 });
    await call('POST', `${deviceId}/messages`, { content: 'x', topic: 'bell', qos: 1 });
    expect(entriesOf(platform, 'message-sent')).toMatchObject([
      { messageId: 'm', waited: true },
      { topic: sys('messages/down'), payload: Buffer.of(0, 1, 2) },
      { topic: own('user/bell'), qos: 1 },
    ]);
  });

  test('that cannot be written is refused in words', async () => {
    const { call } = await stage();
    const { status, body } = await call('POST', `${deviceId}/messages`, { content: 'AAEC', base64: true });
    expect([status, body.error]).toEqual([409, expect.stringContaining('Send bytes with form "raw"')]);
  });
});

test('events leave for a device that is on line', async () => {
  const { platform, mock, call } = await stage();
  const services = [{ serviceId: '$log', eventType: 'log_config', paras: { switch: 'on' } }];
  expect(await call('POST', `${deviceId}/events`, { services })).toEqual({ status: 200, body: { sent: false } });
  const ears = listen(await connectLamp(platform));
  expect(await mock.sendEvent(deviceId, { services })).toBe(true);
  expect((await ears.nth(1)).topic).toBe(sys('events/down'));
});

test('the shadow is shown, and told what it should be', async () => {
  const { platform, mock, call } = await stage();
  const desired = { properties: { level: 4 }, time: expect.any(Number) };
  expect(await mock.desire(deviceId, { services: [light] })).toEqual([
    { serviceId: 'Light', desired, reported: { properties: {} }, version: 1 },
  ]);
  expect(await call('GET', `${deviceId}/shadow`)).toMatchObject({ status: 200, body: [{ serviceId: 'Light' }] });
  const client = await connectLamp(platform);
  await client.publishAsync(
    sys('properties/report'),
    '{"services":[{"service_id":"Light","properties":{"level":1}}]}',
    {
      qos: 1,
    },
  );
  expect(await mock.shadow(deviceId)).toMatchObject([{ reported: { properties: { level: 1 } }, version: 2 }]);
  await mock.reset();
  expect(await mock.shadow(deviceId)).toEqual([]);
});
