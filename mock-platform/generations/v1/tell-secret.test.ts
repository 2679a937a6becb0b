import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { MockPlatform } from '../../mock-platform.ts';
import { generateCredentials } from './credentials.ts';
import { lampModel } from './testing.ts';

const registration = { productId: 'lamps', nodeId: 'node_7', secret: '11112222333344445555' };
const secretNotify = '/huawei/v1/products/lamps/sn/node_7/secretNotify';

async function stage() {
  const { productId, secret } = registration;
  const platform = await MockPlatform.start({
    ports: { tcp: 0 },
    products: [{ productId, secret, model: lampModel, codecMode: 'json' }],
    newDeviceId: () => 'lamp_7',
    newSecret: () => '99998888777766665555',
  });
  onTestFinished(() => platform.stop());
  const logIn = async (credentials = generateCredentials({ ...registration, time: Date.now() })) => {
    const client = await connectAsync(`mqtt://127.0.0.1:${platform.ports.tcp}`, { ...credentials, reconnectPeriod: 0 });
    onTestFinished(() => client.endAsync(true));
    const told: { topic: string; text: string; qos: number }[] = [];
    const isTold = new Promise<void>((resolve) => {
      client.on('message', (topic, payload, { qos }) => {
        told.push({ topic, text: payload.toString(), qos });
        resolve();
      });
    });
    return { client, told, isTold };
  };
  const notified = () => platform.journal.entries.filter(({ type }) => type === 'secret-notified');
  return { platform, logIn, notified };
}

test.each([0, 1] as const)(
  'a device that subscribes at QoS %j gets its deviceId and secret at that QoS',
  async (qos) => {
    const { logIn, notified } = await stage();
    const { client, told, isTold } = await logIn();
    await client.subscribeAsync(secretNotify, { qos });
    await isTold;
    expect(told).toEqual([
      {
        topic: secretNotify,
        text: '{"msgType":"cloudSendSecret","deviceid":"lamp_7","secret":"99998888777766665555"}',
        qos,
      },
    ]);
    expect(notified()).toMatchObject([{ connection: 1, deviceId: 'lamp_7', productId: 'lamps', nodeId: 'node_7' }]);
  },
);

test('a device that lost it gets it again when it comes or asks again', async () => {
  const { logIn, notified } = await stage();
  const first = await logIn();
  await first.client.subscribeAsync(secretNotify, { qos: 1 });
  await first.client.subscribeAsync(secretNotify, { qos: 1 });
  await first.client.endAsync();
  const second = await logIn();
  await second.client.subscribeAsync(secretNotify, { qos: 1 });
  await second.isTold;
  expect(second.told).toHaveLength(1);
  expect(notified()).toHaveLength(3);
});

test('a device that subscribes to something else, or has its own login, gets nothing', async () => {
  const { platform, logIn, notified } = await stage();
  const { client } = await logIn();
  await client.subscribeAsync(secretNotify.replace('node_7', 'node_8'), { qos: 1 });
  const { deviceId, secret } = platform.registry.device('lamp_7');
  const registered = await logIn(generateCredentials({ deviceId, secret, time: Date.now() }));
  await registered.client.subscribeAsync(secretNotify, { qos: 1 });
  expect(notified()).toEqual([]);
});
