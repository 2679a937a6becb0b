import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../clock.ts';
import { connectLamp, dataTopic, lamp, lampModel } from '../../testing.ts';
import { type Stage, stage } from '../testing.ts';

const { deviceId, nodeId, productId } = lamp;
const devices = '/iocm/app/dm/v1.4.0/devices';
const path = `${devices}/${deviceId}`;

let it: Stage;
afterEach(() => it.stop());

describe('a query of one device', () => {
  test('tells what it is, how it is, and what it reported last', async () => {
    it = await stage();
    const client = await connectLamp(it.platform);
    const data = (value: object, eventTime: string) =>
      JSON.stringify({ msgType: 'deviceReq', data: [{ serviceId: 'Brightness', serviceData: value, eventTime }] });
    await client.publishAsync(dataTopic, data({ level: 5, colour: 'red' }, '20260101T000000Z'), { qos: 1 });
    await client.publishAsync(dataTopic, data({ level: 7 }, '20260102T000000Z'), { qos: 1 });
    await client.publishAsync(dataTopic, data({ level: 1 }, '20250101T000000Z'), { qos: 1 });
    const { body } = await it.app.call('GET', path);
    const { services: _, ...model } = lampModel;
    expect(body).toMatchObject({
      ...{ deviceId, gatewayId: deviceId, nodeType: 'ENDPOINT' },
      deviceInfo: { nodeId, ...model, status: 'ONLINE', statusDetail: 'NONE', mute: 'FALSE' },
      services: [
        {
          ...{ serviceId: 'Brightness', serviceType: 'Brightness' },
          ...{ data: { level: 7, colour: 'red' }, eventTime: '20260102T000000Z' },
        },
      ],
    });
    await client.endAsync();
  });

  test.each([
    ['INACTIVE', 'INACTIVE'],
    ['OFFLINE', 'OFFLINE'],
  ] as const)('before its first login has status %s on request, and afterwards OFFLINE', async (chosen, status) => {
    it = await stage({ choices: { statusBeforeFirstLogin: chosen } });
    expect((await it.app.call('GET', path)).body.deviceInfo.status).toBe(status);
    await (await connectLamp(it.platform)).endAsync();
    await it.platform.journal.waitFor(({ type }) => type === 'device-offline');
    expect((await it.app.call('GET', path)).body.deviceInfo.status).toBe('OFFLINE');
  });
});

describe('a query of many devices', () => {
  const clock = new VirtualClock(Date.parse('2026-03-01T12:00:00Z'));

  async function withSix(): Promise<void> {
    it = await stage({}, { clock });
    for (const n of [1, 2, 3, 4, 5]) {
      clock.advance(1000);
      it.platform.registerDevice({
        ...{ productId, nodeId: `n${n}`, deviceId: `d${n}`, appId: it.app.appId },
        details: n % 2 === 0 ? { name: 'even' } : { location: 'odd' },
      });
    }
  }

  test.each([
    ['', 6, ['d5', 'd4', 'd3', 'd2', 'd1', 'lamp_1']],
    ['?pageNo=0', 6, ['d5']],
    ['?pageNo=1&pageSize=4', 6, ['d1', 'lamp_1']],
    ['?pageNo=7&pageSize=4', 6, []],
    ['?pageNo=0&pageSize=2&sort=ASC', 6, ['lamp_1', 'd1']],
    ['?name=even', 2, ['d4', 'd2']],
    ['?location=odd&pageNo=0&pageSize=2', 3, ['d5', 'd3']],
    ['?gatewayId=d3', 1, ['d3']],
    ['?nodeType=GATEWAY', 0, []],
    ['?deviceType=Lamp&status=INACTIVE', 6, ['d5', 'd4', 'd3', 'd2', 'd1', 'lamp_1']],
    ['?status=ONLINE', 0, []],
  ])('%s', async (query, totalCount, ids) => {
    await withSix();
    const { body } = await it.app.call('GET', `${devices}${query}`);
    expect(body.totalCount).toBe(totalCount);
    expect(body.devices.map(({ deviceId }: { deviceId: string }) => deviceId)).toEqual(ids);
  });

  test('by time of registration takes both ends in', async () => {
    await withSix();
    const { createTime } = (await it.app.call('GET', `${devices}/d3`)).body;
    const { body } = await it.app.call('GET', `${devices}?startTime=${createTime}&endTime=${createTime}`);
    expect(body.devices).toMatchObject([{ deviceId: 'd3' }]);
  });

  test.each(['pageNo=-1', 'pageNo=x', 'pageSize=0', 'pageSize=1.5', 'status=AWAKE', 'startTime=2026', 'sort=UP'])(
    'with %s is refused',
    async (query) => {
      it = await stage();
      const words = await it.app.refused('GET', `${devices}?${query}`, '50400', { status: 400 });
      expect(words).toContain(`query.${query.split('=')[0]}`);
    },
  );

  test('with a date that does not exist is refused', async () => {
    it = await stage();
    const words = await it.app.refused('GET', `${devices}?endTime=20260230T000000Z`, '50400', { status: 400 });
    expect(words).toContain('"20260230T000000Z": there is no such date and time.');
  });
});

describe('a change', () => {
  test('of what is said shows in the next query, and leaves the rest', async () => {
    it = await stage();
    expect(await it.app.call('PUT', path, { body: { name: 'Hall', region: 'north' } })).toEqual({ status: 204 });
    await it.app.call('PUT', path, { body: { name: 'Yard', mute: 'TRUE' } });
    const { deviceInfo } = (await it.app.call('GET', path)).body;
    expect(deviceInfo).toMatchObject({ name: 'Yard', region: 'north', mute: 'TRUE', nodeId });
  });

  test('of the product has to name one that there is', async () => {
    it = await stage();
    it.platform.registry.addProduct({
      ...{ productId: 'lamp-2', codecMode: 'json', model: { ...lampModel, model: 'lamp-2' } },
    });
    await it.app.call('PUT', path, { body: { model: 'lamp-2' } });
    expect(it.platform.registry.device(deviceId).productId).toBe('lamp-2');
    await it.app.refused('PUT', path, '600002', { status: 403, body: { model: 'lamp-3' } });
  });
});

describe('a deletion', () => {
  test('closes the connection, forgets data, and does not accept the device any more', async () => {
    it = await stage();
    const client = await connectLamp(it.platform);
    const report = { msgType: 'deviceReq', data: [{ serviceId: 'Brightness', serviceData: { level: 5 } }] };
    await client.publishAsync(dataTopic, JSON.stringify(report), { qos: 1 });
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    expect(await it.app.call('DELETE', `${path}?cascade=true`)).toEqual({ status: 204 });
    await closed;
    await it.app.refused('GET', path, '100403', { status: 404 });
    await it.app.refused('DELETE', path, '100403', { status: 404 });
    await expect(connectLamp(it.platform)).rejects.toThrow('Bad username or password');
    it.platform.registerDevice(lamp);
    expect((await it.app.call('GET', path)).body.services).toBeUndefined();
  });
});
