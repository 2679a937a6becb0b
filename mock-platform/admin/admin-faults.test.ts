import { connectAsync } from 'mqtt';
import { describe, expect, test } from 'vitest';
import { connectLamp, lamp } from '../generations/v1/testing.ts';
import { call, it, useStage } from './admin-testing.ts';

useStage();

describe('faults', () => {
  test('refuse one device and not another; when switched off, no device', async () => {
    it.platform.registerDevice({ ...lamp, deviceId: 'other', nodeId: 'other' });
    const settings = { deviceId: lamp.deviceId, refuse: { returnCode: 3, reason: 'maintenance' } };
    expect(await call('PUT', '/faults', settings)).toEqual({ status: 200, body: settings });
    expect((await call('GET', '/faults')).body).toEqual(settings);
    await expect(connectLamp(it.platform)).rejects.toThrow('Server unavailable');
    const { generateCredentials } = await import('../generations/v1/credentials.ts');
    const others = generateCredentials({ deviceId: 'other', secret: lamp.secret, time: Date.now() });
    await (await connectLamp(it.platform, { ...others })).endAsync();
    expect(await call('DELETE', '/faults')).toEqual({ status: 204 });
    await (await connectLamp(it.platform)).endAsync();
    expect((await call('GET', '/refusals')).body[0]).toMatchObject({ reason: 'maintenance', staged: true });
  });

  test('on ports and certificates come and go', async () => {
    const { port } = it.platform.listener('tls');
    const secure = () => connectLamp(it.platform, { protocol: 'mqtts', port });
    await call('PUT', '/faults', { certificates: { tls: 'expired' } });
    await expect(secure()).rejects.toThrow('certificate has expired');
    await call('PUT', '/faults', { doors: { tls: 'slamming' } });
    await expect(secure()).rejects.toThrow();
    expect((await call('GET', '/ready')).status).toBe(503);
    await call('DELETE', '/faults');
    await (await secure()).endAsync();
  });

  test('withhold packets of connections that there are', async () => {
    const client = await connectLamp(it.platform);
    await call('PUT', '/faults', { drop: ['PUBACK'] });
    let acknowledged = false;
    const publish = client.publishAsync('x', '', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    // A SUBACK comes after the PUBACK, if there is one.
    await client.subscribeAsync('y');
    expect(acknowledged).toBe(false);
    client.end(true);
    await publish.catch(() => {});
  });

  test.each([
    [{ deviceId: 'nobody' }, 404, 'No device "nobody" is registered.'],
    [{ doors: { wss: 'slamming' } }, 404, 'The platform has no wss port: it has tcp, tls.'],
    [{ refuse: { returnCode: 9 } }, 400, 'body.refuse.returnCode'],
    [{ drop: ['CONNECT'] }, 400, 'body.drop.0'],
    [{ nonsense: true }, 400, 'body: Unrecognized key: "nonsense"'],
  ])('%j are refused', async (settings, status, words) => {
    const answer = await call('PUT', '/faults', settings);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(words);
  });
});

describe('a refused connection', () => {
  test('is listed with what was wrong and what it looks like, newest first', async () => {
    await expect(connectLamp(it.platform, { password: lamp.secret })).rejects.toThrow();
    await expect(connectLamp(it.platform, { username: lamp.nodeId })).rejects.toThrow();
    const { body } = await call('GET', '/refusals?most=2');
    expect(body).toMatchObject([
      { kind: 'connect', returnCode: 4, staged: false, wrong: [{ aspect: 'user-name' }] },
      { kind: 'connect', returnCode: 4, deviceId: lamp.deviceId, wrong: [{ aspect: 'password' }] },
    ]);
    expect(body[1].wrong[0].nearMiss).toMatch(/secret/);
    expect((await call('GET', '/refusals?most=1')).body).toHaveLength(1);
    expect((await call('GET', '/refusals?most=0')).status).toBe(400);
  });

  test('in its TLS handshake is listed, too', async () => {
    const { port } = it.platform.listener('tls');
    await expect(connectAsync(`mqtts://localhost:${port}`, { reconnectPeriod: 0, ca: [] })).rejects.toThrow();
    await it.platform.journal.waitFor(({ type }) => type === 'connection-closed');
    expect((await call('GET', '/refusals')).body).toMatchObject([{ kind: 'tls', staged: false }]);
  });
});
