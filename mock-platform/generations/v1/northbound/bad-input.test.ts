import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyLimit, formLimit } from '../../../http/read-body.ts';
import { lamp } from '../testing.ts';
import { calls } from './calls/index.ts';
import { type Stage, stage } from './testing.ts';

let it: Stage;
beforeAll(async () => {
  it = await stage();
});
afterAll(() => it.stop());

const register = '/iocm/app/reg/v2.0.0/deviceCredentials';
const json = { 'Content-Type': 'application/json' };

/** A registration whose body is still to be written. */
function open(header: string): Socket {
  const socket = connect(Number(new URL(it.northbound.url).port), '127.0.0.1');
  // The platform may close it while the test still writes.
  socket.on('error', () => {});
  socket.write(
    `POST ${register} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\napp_key: ${it.app.appId}\r\n` +
      `Authorization: Bearer ${it.app.accessToken}\r\n${header}\r\n\r\n`,
  );
  return socket;
}

describe('a body', () => {
  test.each([
    ['nothing', '', 'The body is empty: expected a JSON object.'],
    ['half of it', '{"deviceInfo":', 'The body is invalid JSON at line 1, column 15: expected a value, found the end.'],
    ['words', 'hello', 'The body is invalid JSON at line 1, column 1'],
    ['a form', 'appId=x&secret=y', 'The body is invalid JSON at line 1, column 1'],
    [
      'depth',
      '['.repeat(100_000) + ']'.repeat(100_000),
      'The body is nested deeper than 128 levels at line 1, column 129.',
    ],
  ])('of %s is refused with the place', async (_, body, words) => {
    const said = await it.app.refused('POST', register, '100007', { status: 400, body, headers: json });
    expect(said).toContain(`Bad request message. ${words}`);
  });

  test.each([
    ['null', 'body: expected object, received null'],
    ['[]', 'body: expected object, received array'],
    ['"text"', 'body: expected object, received string'],
    ['5e999', 'body: expected object, received Infinity'],
    ['{"deviceInfo":7,"mqttConnect":1}', 'body.deviceInfo: expected object, received number; body.mqttConnect'],
    ['{"deviceInfo":{"nodeId":["x"]}}', 'body.deviceInfo.nodeId: expected string, received array'],
  ])('that is %s is refused with what was expected', async (body, words) => {
    const said = await it.app.refused('POST', register, '50400', { status: 400, body, headers: json });
    expect(said).toContain(words);
  });

  test('in ill-formed UTF-8 is refused with the place', async () => {
    const response = await fetch(`${it.northbound.url}${register}`, {
      method: 'POST',
      headers: { ...json, app_key: it.app.appId, Authorization: `Bearer ${it.app.accessToken}` },
      body: Buffer.from([0x7b, 0x22, 0xff]),
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error_code: '100007', error_desc: 'Bad request message. The body is ill-formed UTF-8 at byte 2.' },
    ]);
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])('as %s is refused', async (type) => {
    const headers = { 'Content-Type': type };
    const said = await it.app.refused('POST', register, '100007', { status: 400, body: '{}', headers });
    expect(said).toBe(`Bad request message. Content-Type has to be application/json, got "${type}".`);
  });

  test('with members named like those of every object is taken as it is, and changes no object', async () => {
    const body = `{"deviceInfo":{"nodeId":"proto","__proto__":{"name":"x"},"constructor":1},"productId":"${lamp.productId}","mqttConnect":true}`;
    const { status, body: made } = await it.app.call('POST', register, { body, headers: json });
    expect(status).toBe(200);
    expect(it.platform.registry.device(made.deviceId).details).toEqual({});
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  test.each([
    ['with its length said, before any of it was sent', `Content-Length: ${10 * 1024 * 1024}`, ''],
    [
      'in chunks, when more than the bound has come',
      'Transfer-Encoding: chunked',
      `${(bodyLimit + 1).toString(16)}\r\n${' '.repeat(bodyLimit + 1)}\r\n`,
    ],
  ])('of 10 MB, %s, is refused without waiting for the rest', async (_, header, beginning) => {
    const socket = open(header);
    socket.write(beginning);
    let text = '';
    for await (const piece of socket) {
      text += piece;
      if (text.includes('"}')) break;
    }
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toContain(
      `{"error_code":"100007","error_desc":"Bad request message. The body has more than ${bodyLimit} bytes, which is the most that is read."}`,
    );
    socket.destroy();
  });

  test('of just the bound is read', async () => {
    const body = `${' '.repeat(bodyLimit - 2)}{}`;
    await it.app.refused('POST', register, '50400', { status: 400, body, headers: json });
  });

  test('that is a form is refused when it is longer than any that logs in', async () => {
    const log = (length: number) =>
      fetch(`${it.northbound.url}/iocm/app/sec/v1.1.0/login`, {
        method: 'POST',
        body: new URLSearchParams({ appId: 'x'.repeat(length - 'appId=&secret=x'.length), secret: 'x' }),
      }).then((response) => response.text());
    expect(await log(formLimit)).not.toContain('the most that is read');
    expect(await log(formLimit + 1)).toContain(
      `The body has more than ${formLimit} bytes, which is the most that is read.`,
    );
  });

  test('whose sender goes away in the middle leaves nothing behind', async () => {
    const { length } = it.platform.registry.devices;
    const socket = open('Content-Length: 1000');
    socket.write('{"deviceInfo"', () => socket.destroy());
    await once(socket, 'close');
    expect((await it.app.call('GET', '/iocm/app/dm/v1.4.0/devices')).status).toBe(200);
    expect(it.platform.registry.devices).toHaveLength(length);
  });
});

test.each([
  ['GET', '/iocm/app/dm/v1.3.0/devices'],
  ['PATCH', '/iocm/app/dm/v1.4.0/devices'],
  ['GET', '/iocm/app/dm/v1.4.0/devices/'],
  ['GET', '/'],
])('%s %s is not a call, and says where they are listed', async (method, path) => {
  const response = await fetch(`${it.northbound.url}${path}`, { method });
  expect([response.status, await response.json()]).toEqual([
    404,
    { error_code: '404', error_desc: `There is no ${method} ${path} in this interface: /docs lists its calls.` },
  ]);
});

describe('every call for applications that are logged in', () => {
  const guarded = calls.filter(({ access }) => access === 'token');
  const concrete = (path: string) => path.replaceAll(/\{.+?\}/g, lamp.deviceId);

  test.each(guarded.map(({ method, path }) => [method, path]))('%s %s is closed to others', async (method, path) => {
    await it.app.refused(method, concrete(path as string), '100025', { status: 401, headers: { app_key: '' } });
    const forged = { Authorization: 'Bearer 00000000000000000000000000000000' };
    await it.app.refused(method, concrete(path as string), '1010005', { status: 403, headers: forged });
  });

  test.each(
    guarded
      .filter(({ path }) => path.includes('{deviceId}'))
      .map((call) => [call.method, call.path, call.path.includes('sendCommand') ? '100418' : '100403'] as const),
  )("%s %s does not know another application's device", async (method, path, code) => {
    const before = it.platform.registry.device(lamp.deviceId);
    const body = {
      ...{ header: { mode: 'ACK', method: 'LEVEL' }, serviceDesireds: [{ serviceId: 'x', desired: {} }] },
      name: 'taken over',
    };
    const { status, body: said } = await it.other.call(
      method,
      concrete(path),
      method === 'get' || method === 'delete' ? {} : { body },
    );
    expect([status, said.error_code]).toEqual([code === '100418' ? 200 : 404, code]);
    expect(said.error_desc).toContain('This application has no device "lamp_1".');
    expect(it.platform.registry.device(lamp.deviceId)).toBe(before);
  });
});

test("another application's devices, data and subscriptions are in none of its lists", async () => {
  const subscriptions = '/iocm/app/sub/v1.2.0/subscriptions';
  const { body: mine } = await it.app.call('POST', subscriptions, {
    body: { notifyType: 'deviceAdded', callbackUrl: 'http://127.0.0.1:1/' },
  });
  expect((await it.other.call('GET', '/iocm/app/dm/v1.4.0/devices')).body).toMatchObject({
    totalCount: 0,
    devices: [],
  });
  expect((await it.other.call('GET', subscriptions)).body).toMatchObject({ totalCount: 0 });
  await it.other.refused('GET', `${subscriptions}/${mine.subscriptionId}`, '100225', { status: 404 });
  await it.other.refused('DELETE', `${subscriptions}/${mine.subscriptionId}`, '100225', { status: 404 });
  const history = `/iocm/app/data/v1.2.0/deviceDataHistory?deviceId=${lamp.deviceId}&gatewayId=${lamp.deviceId}`;
  await it.other.refused('GET', history, '100403', { status: 404 });
  expect((await it.app.call('GET', subscriptions)).body).toMatchObject({ totalCount: 1 });
});
