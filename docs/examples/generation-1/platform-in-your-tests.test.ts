import { MockPlatform, readProductModel } from 'huawei-iot-conformance';
import { judgeJournal } from 'huawei-iot-conformance/suites';
import { afterEach, beforeEach, expect, test } from 'vitest';
import startLamp from './lamp.ts';

// The mock platform in tests of your own: start it, connect the device, look at the journal, let the rules judge it.

const productModel = 'fixtures/product-models/street-lamp';
let platform: MockPlatform;
let lamp: Awaited<ReturnType<typeof startLamp>>;
let deviceId: string;

beforeEach(async () => {
  const model = await readProductModel(productModel);
  platform = await MockPlatform.start({ products: [{ productId: 'lamp', model, codecMode: 'json' }] });
  const device = platform.registerDevice({ productId: 'lamp', nodeId: 'lamp-1' });
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
  const outcome = await platform.sendCommand(deviceId, { serviceId: 'Diagnostics', cmd: 'SELF_TEST' });
  expect(outcome).toMatchObject({ outcome: 'answered', errcode: 0 });
});

test('what it did so far breaks no rule', async () => {
  await platform.sendCommand(deviceId, { serviceId: 'Diagnostics', cmd: 'SELF_TEST' });
  const { summary, rules } = judgeJournal(platform.journal);
  expect(rules.filter(({ broken }) => broken > 0)).toEqual([]);
  expect(summary.verdict).toBe('pass');
});

test('what it does wrong is named', async () => {
  await platform.probe(deviceId, {
    kind: 'not-a-command',
    flaw: 'a cloudRsp',
    payload: Buffer.from('{"msgType":"cloudRsp","mid":7,"errcode":0}'),
    key: '7',
  });
  await platform.sendCommand(deviceId, { serviceId: 'Diagnostics', cmd: 'SELF_TEST' });
  const { rules } = judgeJournal(platform.journal);
  expect(rules.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id)).toEqual(['V1-CMD-19']);
});
