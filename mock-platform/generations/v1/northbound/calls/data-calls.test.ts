import type { MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../clock.ts';
import { connectLamp, dataTopic, lamp, lampModel } from '../../testing.ts';
import { type Stage, stage } from '../testing.ts';

const { deviceId } = lamp;
const history = `/iocm/app/data/v1.2.0/deviceDataHistory?deviceId=${deviceId}&gatewayId=${deviceId}`;
const shadow = `/iocm/app/shadow/v1.5.0/devices/${deviceId}`;
const noon = Date.parse('2026-03-01T12:00:00Z');

let it: Stage;
let client: MqttClient;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock(noon);
  it = await stage({}, { clock, credentials: { timestampToleranceMs: Number.POSITIVE_INFINITY } });
  client = await connectLamp(it.platform);
});
afterEach(async () => {
  await client.endAsync();
  await it.stop();
});

async function report(...services: [serviceId: string, data: object, eventTime?: unknown][]): Promise<void> {
  const data = services.map(([serviceId, serviceData, eventTime]) => ({ serviceId, serviceData, eventTime }));
  await client.publishAsync(dataTopic, JSON.stringify({ msgType: 'deviceReq', data }), { qos: 1 });
}

const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

describe('names that every object inherits', () => {
  test.each(inherited)('%s is a service like any other in the shadow', async (name) => {
    await report([name, { [name]: 1 }]);
    const { body: before } = await it.app.call('GET', shadow);
    expect(before.services).toMatchObject([{ serviceId: name, desiredProps: {} }]);
    expect(Object.entries(before.services[0].reportedProps)).toEqual([[name, 1]]);
    await it.app.call('PUT', shadow, { body: { serviceDesireds: [{ serviceId: name, desired: { x: 1 } }] } });
    expect((await it.app.call('GET', shadow)).body.services).toMatchObject([
      { serviceId: name, desiredProps: { x: 1 } },
    ]);
  });
});

describe('the history', () => {
  test('has each service of each report, newest first, one a page unless asked for more', async () => {
    await report(['Brightness', { level: 1 }, '20260301T100000Z'], ['Other', { x: null }, '20260301T110000Z']);
    await report(['Brightness', { level: 2 }]);
    const common = { deviceId, gatewayId: deviceId, appId: it.app.appId };
    const newest = { ...common, serviceId: 'Brightness', data: { level: 2 }, timestamp: '20260301T120000Z' };
    expect(await it.app.call('GET', history)).toEqual({
      status: 200,
      body: { totalCount: 3, pageNo: 0, pageSize: 1, deviceDataHistoryDTOs: [newest] },
    });
    const { body } = await it.app.call('GET', `${history}&pageSize=2000`);
    expect(body.deviceDataHistoryDTOs).toEqual([
      newest,
      { ...common, serviceId: 'Other', data: { x: null }, timestamp: '20260301T110000Z' },
      { ...common, serviceId: 'Brightness', data: { level: 1 }, timestamp: '20260301T100000Z' },
    ]);
  });

  test.each([
    ['', 3],
    ['&serviceId=Brightness', 2],
    ['&property=colour', 1],
    ['&property=toString', 0],
    ['&startTime=20260301T100000Z&endTime=20260301T100000Z', 1],
    ['&startTime=20260301T100001Z', 1],
    ['&endTime=20260301T110000Z', 2],
  ])('is narrowed by %s', async (query, totalCount) => {
    await report(['Brightness', { level: 1 }, '20260301T090000Z'], ['Other', { level: 2 }, '20260301T100000Z']);
    await report(['Brightness', { level: 3, colour: 'red' }]);
    expect((await it.app.call('GET', `${history}${query}`)).body.totalCount).toBe(totalCount);
  });

  test('pages do not overlap, and end', async () => {
    for (let level = 0; level < 5; level += 1) await report(['Brightness', { level }, `2026030${level + 1}T000000Z`]);
    const levels = async (pageNo: number) =>
      (await it.app.call('GET', `${history}&pageSize=2&pageNo=${pageNo}`)).body.deviceDataHistoryDTOs.map(
        ({ data }: { data: { level: number } }) => data.level,
      );
    expect([await levels(0), await levels(1), await levels(2), await levels(3)]).toEqual([[4, 3], [2, 1], [0], []]);
  });

  test('goes back seven days', async () => {
    await report(['Brightness', { level: 1 }]);
    clock.advance(7 * 86_400_000);
    await it.app.login();
    expect((await it.app.call('GET', history)).body.totalCount).toBe(1);
    clock.advance(1);
    expect((await it.app.call('GET', history)).body.totalCount).toBe(0);
  });

  test.each([
    [`deviceId=${deviceId}`, '50400', 400, 'query.gatewayId'],
    [`deviceId=${deviceId}&gatewayId=other`, '100418', 404, 'gatewayId is the deviceId'],
    ['deviceId=nobody&gatewayId=nobody', '100403', 404, 'no device "nobody"'],
    [`deviceId=${deviceId}&gatewayId=${deviceId}&pageSize=2001`, '50400', 400, 'query.pageSize'],
  ])('of %s is refused with %s', async (query, code, status, words) => {
    const path = `/iocm/app/data/v1.2.0/deviceDataHistory?${query}`;
    expect(await it.app.refused('GET', path, code, { status })).toContain(words);
  });

  test.each([
    ['null', null],
    ['a time without its T', '20260301110000Z'],
    ['a number', 20_260_301],
  ])('takes the time of arrival for %s', async (_, eventTime) => {
    await report(['Brightness', { level: 1 }, eventTime]);
    const { body } = await it.app.call('GET', history);
    expect(body.deviceDataHistoryDTOs).toMatchObject([{ timestamp: '20260301T120000Z' }]);
  });

  test.each([
    'no JSON',
    '[]',
    'null',
    '{"msgType":"deviceReq"}',
    '{"msgType":"deviceReq","data":[null,1,{"serviceId":5,"serviceData":{}},{"serviceId":"Brightness","serviceData":[]}]}',
    '{"msgType":"other","data":[{"serviceId":"Brightness","serviceData":{"level":1}}]}',
  ])('has nothing of %s', async (payload) => {
    await client.publishAsync(dataTopic, payload, { qos: 1 });
    expect((await it.app.call('GET', history)).body.totalCount).toBe(0);
  });
});

describe('the shadow', () => {
  test('has the latest reported and the desired of each service', async () => {
    await report(['Brightness', { level: 1 }, '20260301T100000Z']);
    const desired = { level: 9, colour: { r: 1 } };
    const serviceDesireds = [
      { serviceId: 'Brightness', desired },
      { serviceId: 'Other', desired: {} },
    ];
    expect(await it.app.call('PUT', shadow, { body: { serviceDesireds } })).toEqual({ status: 200, body: {} });
    const { body } = await it.app.call('GET', shadow);
    expect(body).toMatchObject({ deviceId, deviceInfo: { status: 'ONLINE' } });
    expect(body.services).toEqual([
      {
        ...{ serviceId: 'Brightness', serviceType: 'Brightness', reportedProps: { level: 1 } },
        ...{ desiredProps: desired, eventTime: '20260301T100000Z' },
      },
      { serviceId: 'Other', serviceType: 'Other', reportedProps: {}, desiredProps: {} },
    ]);
  });

  test('is not set with nothing, nor of an unknown device', async () => {
    await it.app.refused('PUT', shadow, '50400', { status: 400, body: { serviceDesireds: [] } });
    const body = { serviceDesireds: [{ serviceId: 'Brightness', desired: {} }] };
    await it.app.refused('PUT', `${shadow}x`, '100403', { status: 404, body });
  });
});

test('capabilities are those of the product model, of one device or of all', async () => {
  const path = '/iocm/app/data/v1.1.0/deviceCapabilities';
  const { body: one } = await it.app.call('GET', `${path}?deviceId=${deviceId}`);
  const serviceCapabilities = lampModel.services.map((service) => ({ ...service, description: '' }));
  expect(one).toEqual({ deviceCapabilities: [{ deviceId, serviceCapabilities }] });
  expect((await it.app.call('GET', path)).body).toEqual(one);
  expect((await it.other.call('GET', path)).body).toEqual({ deviceCapabilities: [] });
  await it.app.refused('GET', `${path}?deviceId=nobody`, '100403', { status: 404 });
});
