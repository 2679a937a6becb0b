import type { MqttClient } from 'mqtt';
import { afterEach, describe, expect, test } from 'vitest';
import { CallbackServer } from '../../../../northbound/notifications/testing.ts';
import { answerCommands, connectLamp, lamp } from '../../testing.ts';
import { type Stage, stage } from '../testing.ts';

const { deviceId } = lamp;
const path = `/iocm/app/signaltrans/v1.1.0/devices/${deviceId}/services/Brightness/sendCommand`;
const header = { mode: 'ACK', method: 'LEVEL', requestId: 'request-1' };

let it: Stage;
let client: MqttClient | undefined;
let callback: CallbackServer | undefined;
afterEach(async () => {
  await client?.endAsync(true);
  await it.stop();
  await callback?.close();
  [client, callback] = [undefined, undefined];
});

async function withLamp(answer: Parameters<typeof answerCommands>[1] = () => undefined): Promise<CallbackServer> {
  it = await stage();
  callback = await CallbackServer.open();
  for (const notifyType of ['commandRsp', 'messageConfirm']) {
    await it.app.call('POST', '/iocm/app/sub/v1.2.0/subscriptions', {
      body: { notifyType, callbackUrl: callback.url },
    });
  }
  client = await connectLamp(it.platform);
  await answerCommands(client, answer);
  return callback;
}

describe('a command', () => {
  test('reaches the device as it was given, and its answer comes as commandRsp with the same requestId', async () => {
    let seen: unknown;
    const callback = await withLamp((command) => {
      seen = command;
      return { msgType: 'deviceRsp', mid: command.mid, errcode: 0, body: { result: 0 } };
    });
    const { body } = await it.app.call('POST', path, { body: { header, body: { value: 4 } } });
    expect(body).toEqual({
      requestId: 'request-1',
      status: 'sent',
      timestamp: expect.stringMatching(/^\d{8}T\d{6}Z$/),
    });
    const { text } = await callback.find('commandRsp');
    expect(JSON.parse(text)).toEqual({
      notifyType: 'commandRsp',
      header: {
        requestId: 'request-1',
        from: `/devices/${deviceId}/services/Brightness`,
        to: `/users/${it.app.appId}`,
        ...{ deviceId, serviceType: 'Brightness', method: 'LEVEL' },
      },
      body: { result: 0 },
    });
    expect(text).toContain('"notifyType":"commandRsp"');
    expect(seen).toMatchObject({ msgType: 'cloudReq', serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 4 } });
  });

  test('in mode ACK is confirmed step by step, to where it came from', async () => {
    const callback = await withLamp(({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
    await it.app.call('POST', path, { body: { header: { ...header, from: '/users/7' } } });
    await callback.find('messageConfirm', ({ header }) => header.status === 'executed');
    const steps = callback.received.filter(({ body }) => body.notifyType === 'messageConfirm');
    expect(steps.map(({ body }) => body.header.status).sort()).toEqual(['delivered', 'executed', 'sent']);
    expect(steps[0]?.body).toEqual({
      notifyType: 'messageConfirm',
      header: {
        ...{ requestId: 'request-1', from: `/devices/${deviceId}/services/Brightness`, to: '/users/7' },
        ...{ status: 'sent', timestamp: expect.stringMatching(/^\d{8}T\d{6}Z$/) },
      },
      body: {},
    });
    expect((await callback.find('commandRsp')).body).toMatchObject({ header: { to: '/users/7' }, body: {} });
  });

  test('in mode NOACK is not confirmed, and its answer comes all the same; a requestId is made', async () => {
    const callback = await withLamp(({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 1, body: { result: 5 } }));
    const { body } = await it.app.call('POST', path, { body: { header: { mode: 'NOACK', method: 'LEVEL' } } });
    expect((await callback.find('commandRsp')).body).toMatchObject({
      header: { requestId: body.requestId },
      body: { result: 5 },
    });
    expect(callback.received).toHaveLength(1);
  });

  test('without parameters is sent with none, and without a body is taken', async () => {
    await withLamp();
    await it.app.call('POST', path, { body: { header } });
    const { paras } = (await it.platform.journal.waitFor(({ type }) => type === 'command-sent')) as unknown as {
      paras: unknown;
    };
    expect(paras).toEqual({});
  });

  test('to a device that has not subscribed is failed', async () => {
    it = await stage();
    client = await connectLamp(it.platform);
    expect((await it.app.call('POST', path, { body: { header } })).body).toMatchObject({ status: 'failed' });
  });

  test('to a device that is off line is refused, with status 200 as the documents have it', async () => {
    it = await stage();
    expect(await it.app.refused('POST', path, '100428', { status: 200, body: { header } })).toBe(
      'The device is not online. Device "lamp_1".',
    );
  });

  test('to a muted device is refused', async () => {
    await withLamp();
    await it.app.call('PUT', `/iocm/app/dm/v1.4.0/devices/${deviceId}`, { body: { mute: 'TRUE' } });
    await it.app.refused('POST', path, '100432', { status: 200, body: { header } });
  });

  test.each([
    ['an unknown device', path.replace(deviceId, 'nobody'), {}, '100418', 200, 'no device "nobody"'],
    ['an unknown service', path.replace('Brightness', 'Colour'), {}, '100431', 200, 'which has: Brightness.'],
    ['an unknown command', path, { header: { ...header, method: 'DIM' } }, '102203', 400, '"DIM" is not a command of'],
    ['a long name', path, { header: { ...header, method: 'x'.repeat(129) } }, '102203', 400, 'has 129 characters'],
    ['no mode', path, { header: { method: 'LEVEL' } }, '50400', 400, 'body.header.mode'],
    ['an unknown mode', path, { header: { ...header, mode: 'MAYBE' } }, '50400', 400, 'body.header.mode'],
    ['a list for a body', path, { header, body: [1] }, '50400', 400, 'body.body: expected record, received array'],
    ['a requestId of 129', path, { header: { ...header, requestId: 'x'.repeat(129) } }, '50400', 400, 'requestId'],
    ['an id of 65', path.replace(deviceId, 'x'.repeat(65)), {}, '50400', 400, 'path.deviceId: Too big'],
    ['no right to', `${path}?appId=app_2`, {}, '100217', 200, '"app_2" has not authorized this one'],
  ])('with %s is refused', async (_, path, change, code, status, words) => {
    it = await stage();
    const said = await it.app.refused('POST', path, code, { status, body: { header, ...change } });
    expect(said).toContain(words);
  });

  test('that the codec cannot encode is an internal error that says so', async () => {
    it = await stage({}, { products: [], devices: [] });
    const codec = {
      decode: () => null,
      encode: () => {
        throw new Error('no such bits');
      },
    };
    const { lampModel: model, commandTopic } = await import('../../testing.ts');
    it.platform.registry.addProduct({ productId: lamp.productId, model, codecMode: 'binary', codec });
    it.platform.registerDevice(lamp);
    client = await connectLamp(it.platform);
    await client.subscribeAsync(commandTopic.replace('json', 'binary'));
    const words = await it.app.refused('POST', path, '50252', { status: 500, body: { header } });
    expect(words).toContain('The codec of product "lamp-product" cannot encode command "LEVEL": no such bits.');
  });
});
