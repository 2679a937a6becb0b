import { afterEach, describe, expect, test } from 'vitest';
import { generateCredentials } from '../../credentials.ts';
import { connectLamp, lamp } from '../../testing.ts';
import { type Stage, stage } from '../testing.ts';

const { deviceId } = lamp;
const byPassword = `/iocm/app/reg/v2.0.0/deviceCredentials/${deviceId}`;
const byCode = `/iocm/app/reg/v1.1.0/deviceCredentials/${deviceId}`;

let it: Stage;
afterEach(() => it.stop());

test('whether a device was ever on line can be asked, with its name', async () => {
  it = await stage();
  expect(await it.app.call('GET', byCode)).toEqual({ status: 200, body: { deviceId, activated: false } });
  await (await connectLamp(it.platform)).endAsync();
  it.platform.registry.changeDevice(deviceId, { details: { name: 'Hall' } });
  expect((await it.app.call('GET', byCode)).body).toEqual({ deviceId, activated: true, name: 'Hall' });
});

describe('a new secret', () => {
  test('is given by the platform or by the application, and is the only one that counts', async () => {
    it = await stage();
    const { body: made } = await it.app.call('PUT', byPassword, { body: {} });
    expect(made).toEqual({ deviceId, secret: expect.stringMatching(/^[0-9a-f]{20}$/) });
    const login = (secret: string) => {
      const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
      return connectLamp(it.platform, { clientId, username, password });
    };
    await (await login(made.secret)).endAsync();
    await expect(login(lamp.secret)).rejects.toThrow('Bad username or password');
    const secret = 'f'.repeat(20);
    expect((await it.app.call('PUT', byPassword, { body: { secret } })).body).toEqual({ deviceId, secret });
    await (await login(secret)).endAsync();
  });

  test('can come with another nodeId, unless that is taken', async () => {
    it = await stage();
    await it.app.call('PUT', byPassword, { body: { nodeId: 'node_2' } });
    expect(it.platform.registry.byNodeId('node_2')?.deviceId).toBe(deviceId);
    it.platform.registerDevice({ productId: lamp.productId, nodeId: 'node_3' });
    await it.app.refused('PUT', byPassword, '100426', { status: 400, body: { nodeId: 'node_3' } });
  });

  test('is refused while the device is on line, and changes nothing', async () => {
    it = await stage();
    const client = await connectLamp(it.platform);
    const words = await it.app.refused('PUT', byPassword, '100611', { status: 400, body: {} });
    expect(words).toBe('Device is online. lamp_1 is connected.');
    expect(it.platform.registry.device(deviceId).secret).toBe(lamp.secret);
    await client.endAsync();
  });

  test('of an unknown device is refused', async () => {
    it = await stage();
    await it.app.refused('PUT', `${byPassword}x`, '100403', { status: 404, body: {} });
  });
});

describe('a new verify code', () => {
  test('is for a device that has been on line, which has to bind again', async () => {
    it = await stage();
    await it.app.refused('PUT', byCode, '100610', { status: 400, body: {} });
    await (await connectLamp(it.platform)).endAsync();
    const { body } = await it.app.call('PUT', byCode, { body: { verifyCode: 'new', timeout: 60 } });
    expect(body).toEqual({ verifyCode: 'new', timeout: 60 });
    expect(it.platform.registry.device(deviceId)).toMatchObject({ activated: false, verification: { code: 'new' } });
  });
});
