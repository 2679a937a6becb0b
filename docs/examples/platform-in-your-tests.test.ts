import { MockPlatform, readProductModel } from 'huawei-iot-conformance';
import { judgeJournal } from 'huawei-iot-conformance/suites';
import { afterEach, beforeEach, expect, test } from 'vitest';
import startLamp from './lamp.ts';

// The mock platform in tests of your own: start it, connect the device, look at the journal, let the rules judge it.

const productModel = 'fixtures/product-models/street-lamp-v5/product.json';
let platform: MockPlatform;
let lamp: Awaited<ReturnType<typeof startLamp>>;
let deviceId: string;

beforeEach(async () => {
  const model = await readProductModel(productModel);
  platform = await MockPlatform.start({ speaks: 2, products: [{ productId: 'lamp', model }] });
  const device = platform.registerDevice({ productId: 'lamp', nodeId: 'lamp-1', deviceId: 'lamp_lamp-1' });
  deviceId = device.deviceId;
  const { host, caFile, ports } = platform;
  const place = { host, port: ports.tls ?? 0, transport: 'mqtts', caFile } as const;
  const { nodeId, secret } = device;
  lamp = await startLamp({ ...place, deviceId, nodeId, secret, codecMode: 'json', productModel });
});

afterEach(async () => {
  await lamp.stop();
  await platform.stop();
});

test('a command comes back with success', async () => {
  const outcome = await platform.sendCommand(deviceId, { serviceId: 'Lamp01', cmd: 'RESET' });
  expect(outcome).toMatchObject({ outcome: 'answered', errcode: 0 });
});

test('a property is set, and another one is asked for', async () => {
  await platform.setProperties(deviceId, [{ serviceId: 'Lamp01', properties: { brightness: 40 } }]);
  const outcome = await platform.getProperties(deviceId, 'Energy');
  expect(outcome).toMatchObject({ outcome: 'answered' });
});

test('what it did so far breaks no rule', async () => {
  await platform.sendCommand(deviceId, { serviceId: 'Lamp01', cmd: 'RESET' });
  const { summary, rules } = judgeJournal(platform.journal);
  expect(rules.filter(({ broken }) => broken > 0)).toEqual([]);
  expect(summary.verdict).toBe('pass');
});

test('what it does wrong is named', async () => {
  await platform.sendCommand(deviceId, { serviceId: 'Lamp01', cmd: 'NO_SUCH_COMMAND' });
  const { rules } = judgeJournal(platform.journal);
  expect(rules.filter(({ broken }) => broken > 0).map(({ id }) => id)).toEqual(['V2-CMD-08']);
});
