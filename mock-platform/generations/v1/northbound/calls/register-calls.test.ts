import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../clock.ts';
import { generateCredentials } from '../../credentials.ts';
import { connectLamp, lamp, lampModel } from '../../testing.ts';
import { type Stage, stage } from '../testing.ts';

const byPassword = '/iocm/app/reg/v2.0.0/deviceCredentials';
const byCode = '/iocm/app/reg/v1.1.0/deviceCredentials';
const { productId } = lamp;
const { manufacturerId, manufacturerName, deviceType, model, protocolType } = lampModel;
const names = { manufacturerId, manufacturerName, deviceType, model, protocolType };

let it: Stage;
afterEach(() => it.stop());

describe('a registration by password', () => {
  const body = { deviceInfo: { nodeId: 'node_7' }, productId, mqttConnect: true };

  test('answers with an id and a secret with which the device logs in at once', async () => {
    it = await stage();
    const { status, body: made } = await it.app.call('POST', byPassword, { body });
    expect([status, made]).toEqual([
      200,
      { deviceId: expect.any(String), secret: expect.stringMatching(/^[0-9a-f]{20}$/) },
    ]);
    const { deviceId, secret } = made;
    const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
    const client = await connectLamp(it.platform, { clientId, username, password });
    expect(it.platform.broker.sessionOf(deviceId)).toBeDefined();
    await client.endAsync();
  });

  test('takes a secret of the application, the names of a product, and what is said of the device', async () => {
    it = await stage();
    const secret = 'ABCDEF00112233445566';
    const { body: made } = await it.app.call('POST', byPassword, {
      body: {
        deviceInfo: { nodeId: 'node_7', ...names, name: 'Hall', unknown: 1 },
        mqttConnect: true,
        secret,
        region: 'north',
      },
    });
    expect(made.secret).toBe(secret);
    expect(it.platform.registry.device(made.deviceId)).toMatchObject({
      ...{ nodeId: 'node_7', productId, secret, appId: it.app.appId },
      details: { name: 'Hall', region: 'north' },
    });
  });

  test.each([
    ['a nodeId that is taken', { deviceInfo: { nodeId: lamp.nodeId } }, '100426', 400, '"lamp_node" is registered'],
    ['a product that is unknown', { productId: 'chair' }, '600002', 403, 'productId is "chair"'],
    ['no product', { productId: undefined }, '50400', 400, 'give productId, or of deviceInfo also manufacturerId'],
    [
      'names that are of no product',
      { productId: undefined, deviceInfo: { nodeId: 'node_7', ...names, model: 'chair' } },
      '600002',
      403,
      'None has manufacturerId "example", manufacturerName "Example", deviceType "Lamp", model "chair"',
    ],
    ['no mqttConnect', { mqttConnect: undefined }, '50400', 400, 'body.mqttConnect has to be true'],
    ['mqttConnect as a word', { mqttConnect: 'true' }, '50400', 400, 'body.mqttConnect: expected boolean'],
    ['19 digits for a secret', { secret: '0'.repeat(19) }, '50400', 400, 'body.secret: expected 20 hexadecimal digits'],
    ['letters beyond f in it', { secret: 'g'.repeat(20) }, '50400', 400, 'body.secret: expected 20 hexadecimal digits'],
    ['no nodeId', { deviceInfo: {} }, '50400', 400, 'body.deviceInfo.nodeId: expected string, received undefined'],
    ['a nodeId of 257 characters', { deviceInfo: { nodeId: 'x'.repeat(257) } }, '50400', 400, 'nodeId: Too big'],
  ])('with %s is refused, and registers nothing', async (_, change, code, status, words) => {
    it = await stage();
    const said = await it.app.refused('POST', byPassword, code, { status, body: { ...body, ...change } });
    expect(said).toContain(words);
    expect(it.platform.registry.devices).toHaveLength(1);
  });

  test('without mqttConnect is taken on request', async () => {
    it = await stage({ choices: { withoutMqttConnect: 'accept' } });
    const { status } = await it.app.call('POST', byPassword, { body: { ...body, mqttConnect: undefined } });
    expect(status).toBe(200);
  });
});

describe('a registration by verify code', () => {
  const body = { nodeId: 'node_8', verifyCode: 'code', timeout: 60, productId };

  test('answers with what it was given, and a psk with which the device may log in here', async () => {
    it = await stage();
    const { body: made } = await it.app.call('POST', byCode, { body });
    const psk = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(made).toEqual({ deviceId: expect.any(String), verifyCode: 'code', timeout: 60, psk });
    const { clientId, username, password } = generateCredentials({
      ...{ deviceId: made.deviceId, secret: made.psk, time: Date.now() },
    });
    const client = await connectLamp(it.platform, { clientId, username, password });
    expect(it.platform.registry.device(made.deviceId).activated).toBe(true);
    await client.endAsync();
  });

  test('ends with the device when that has not come on line in time', async () => {
    const clock = new VirtualClock(Date.now());
    it = await stage({}, { clock });
    const { body: made } = await it.app.call('POST', byCode, { body });
    clock.advance(59_999);
    expect(it.platform.registry.byDeviceId(made.deviceId)).toBeDefined();
    clock.advance(1);
    expect(it.platform.registry.byDeviceId(made.deviceId)).toBeUndefined();
  });

  test('has no end if none was given, unless another default was chosen', async () => {
    const clock = new VirtualClock(Date.now());
    it = await stage({ choices: { verifyCodeTimeout: 180 } }, { clock });
    const forEver = await it.app.call('POST', byCode, { body: { ...body, timeout: 0 } });
    const byDefault = await it.app.call('POST', byCode, { body: { nodeId: 'node_9', productId } });
    expect(byDefault.body).toMatchObject({ verifyCode: 'node_9', timeout: 180 });
    clock.advance(180_000);
    expect(it.platform.registry.byDeviceId(forEver.body.deviceId)).toBeDefined();
    expect(it.platform.registry.byDeviceId(byDefault.body.deviceId)).toBeUndefined();
  });

  test('with a code that waits, or a nodeId that is registered or bound, is refused', async () => {
    it = await stage();
    const { body: made } = await it.app.call('POST', byCode, { body });
    await it.app.refused('POST', byCode, '100003', { status: 400, body: { ...body, nodeId: 'node_9' } });
    await it.app.refused('POST', byCode, '100426', { status: 400, body: { ...body, verifyCode: 'other' } });
    it.platform.registry.changeDevice(made.deviceId, { activated: true });
    await it.app.refused('POST', byCode, '100416', { status: 400, body: { ...body, verifyCode: 'other' } });
  });
});
