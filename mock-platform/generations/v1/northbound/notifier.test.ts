import type { MqttClient } from 'mqtt';
import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../clock.ts';
import { CallbackServer } from '../../../northbound/notifications/testing.ts';
import { connectLamp, dataTopic, lamp } from '../testing.ts';
import { notifyTypes } from './subscriptions.ts';
import { type Stage, stage } from './testing.ts';

const { deviceId, productId } = lamp;
let it: Stage;
let callback: CallbackServer;
let foreign: CallbackServer;
const clients: MqttClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.endAsync(true);
  await it.stop();
  await callback.close();
  await foreign.close();
});

/** The first application listens to all; so does the second, which has no device. */
async function listening(...options: Parameters<typeof stage>): Promise<void> {
  it = await stage(...options);
  [callback, foreign] = [await CallbackServer.open(), await CallbackServer.open()];
  for (const notifyType of notifyTypes) {
    for (const [application, { url: callbackUrl }] of [
      [it.app, callback],
      [it.other, foreign],
    ] as const) {
      await application.call('POST', '/iocm/app/sub/v1.2.0/subscriptions', { body: { notifyType, callbackUrl } });
    }
  }
}

async function connect(): Promise<MqttClient> {
  const client = await connectLamp(it.platform);
  clients.push(client);
  return client;
}

test('a device that is added is notified with what it is', async () => {
  await listening();
  const { body: made } = await it.app.call('POST', '/iocm/app/reg/v2.0.0/deviceCredentials', {
    body: { deviceInfo: { nodeId: 'n', name: 'Hall' }, productId, mqttConnect: true },
  });
  const { text } = await callback.find('deviceAdded');
  expect(JSON.parse(text)).toEqual({
    notifyType: 'deviceAdded',
    ...{ deviceId: made.deviceId, gatewayId: made.deviceId, nodeType: 'ENDPOINT' },
    deviceInfo: expect.objectContaining({ nodeId: 'n', name: 'Hall', status: 'INACTIVE', model: 'lamp' }),
  });
  expect(text).not.toContain(made.secret);
  expect(foreign.received).toEqual([]);
});

test('the first login binds the device; each connect and disconnect is notified by its status', async () => {
  await listening();
  await (await connect()).endAsync();
  await callback.find('deviceInfoChanged', ({ deviceInfo }) => deviceInfo.status === 'OFFLINE');
  await connect();
  await callback.count(4);
  const told = callback.received.map(({ body }) => [body.notifyType, body.resultCode ?? body.deviceInfo.status]);
  expect(told.filter(([type]) => type === 'bindDevice')).toEqual([['bindDevice', 'succeeded']]);
  expect(told.filter(([type]) => type === 'deviceInfoChanged').map(([, status]) => status)).toEqual([
    'ONLINE',
    'OFFLINE',
    'ONLINE',
  ]);
});

test('a take-over is not a change of status', async () => {
  await listening();
  await connect();
  await connect();
  await it.platform.journal.waitFor(({ type }) => type === 'device-offline');
  await it.app.call('PUT', `/iocm/app/dm/v1.4.0/devices/${deviceId}`, { body: { name: 'Hall' } });
  await callback.find('deviceInfoChanged', ({ deviceInfo }) => deviceInfo.name === 'Hall');
  const changes = callback.received.filter(({ body }) => body.notifyType === 'deviceInfoChanged');
  expect(changes).toHaveLength(2);
});

describe('a report', () => {
  const report = (...services: object[]) => JSON.stringify({ msgType: 'deviceReq', data: services });
  const two = [
    { serviceId: 'Brightness', serviceData: { level: 5 }, eventTime: '20260301T100000Z' },
    { serviceId: 'Other', serviceData: { text: '"x"' }, eventTime: '20260301T100001Z' },
  ];
  const service = (index: 0 | 1) => {
    const { serviceId, serviceData: data, eventTime } = two[index] as (typeof two)[0];
    return { serviceId, serviceType: serviceId, data, eventTime };
  };

  test('of two services comes as two of deviceDataChanged and one of deviceDatasChanged', async () => {
    await listening();
    await (await connect()).publishAsync(dataTopic, report(...two), { qos: 1 });
    const { body: datas, text } = await callback.find('deviceDatasChanged');
    await callback.find('deviceDataChanged', ({ service }) => service.serviceId === 'Other');
    const common = { requestId: expect.any(String), deviceId, gatewayId: deviceId };
    const changes = callback.received.map(({ body }) => body).filter((body) => body.notifyType === 'deviceDataChanged');
    expect(changes).toEqual(
      [0, 1].map((n) => ({ notifyType: 'deviceDataChanged', ...common, service: service(n as 0) })),
    );
    expect(datas).toEqual({ notifyType: 'deviceDatasChanged', ...common, services: [service(0), service(1)] });
    expect(text).toBe(JSON.stringify(JSON.parse(text)));
    expect(foreign.received).toEqual([]);
  });

  test('has its services under another name on request', async () => {
    await listening({ choices: { datasChangedMember: 'service' } });
    await (await connect()).publishAsync(dataTopic, report(...two), { qos: 1 });
    expect((await callback.find('deviceDatasChanged')).body.service).toHaveLength(2);
  });
});

test('a device that is deleted is notified, once its deletion is', async () => {
  await listening();
  await it.app.call('DELETE', `/iocm/app/dm/v1.4.0/devices/${deviceId}`);
  expect((await callback.find('deviceDeleted')).body).toEqual({
    ...{ notifyType: 'deviceDeleted', deviceId, gatewayId: deviceId },
  });
});

test('a verify code that runs out is notified before its device is deleted', async () => {
  const clock = new VirtualClock(Date.now());
  await listening({}, { clock });
  await it.app.call('POST', '/iocm/app/reg/v1.1.0/deviceCredentials', {
    body: { nodeId: 'n', productId, timeout: 60 },
  });
  clock.advance(60_000);
  expect((await callback.find('bindDevice')).body).toMatchObject({
    resultCode: 'expired',
    deviceInfo: { nodeId: 'n' },
  });
  await callback.find('deviceDeleted');
});

test('the answer to a command goes only to who subscribed to commandRsp', async () => {
  await listening();
  await it.app.call('DELETE', '/iocm/app/sub/v1.2.0/subscriptions?notifyType=commandRsp');
  const client = await connect();
  const { answerCommands } = await import('../testing.ts');
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: {} }));
  await it.app.call('POST', `/iocm/app/signaltrans/v1.1.0/devices/${deviceId}/services/Brightness/sendCommand`, {
    body: { header: { mode: 'ACK', method: 'LEVEL' } },
  });
  // The confirmation is sent together with the answer: when it is there, the other would be, too.
  await callback.find('messageConfirm', ({ header }) => header.status === 'executed');
  await it.app.call('DELETE', `/iocm/app/dm/v1.4.0/devices/${deviceId}`);
  await callback.find('deviceDeleted');
  expect(callback.received.filter(({ body }) => body.notifyType === 'commandRsp')).toEqual([]);
  expect(foreign.received).toEqual([]);
});
