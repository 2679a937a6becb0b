import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pythonV2 } from '../../../../fixtures/clients/programs.ts';
import { MockPlatform } from '../../../mock-platform.ts';
import { CallbackServer } from '../../../northbound/notifications/testing.ts';
import { openSide } from '../../../northbound/open-side.ts';
import { secondGeneration } from '../second-generation.ts';
import { newSecondSide } from './second-application-side.ts';
import { told } from './testing.ts';

const productFile = join(import.meta.dirname, '../../../../fixtures/product-models/street-lamp-v5/product.json');

// From outside: HTTP, notifications, and a device in Python.
test('an application makes a product and a device, which connects, reports, is set, read and commanded, gets a message, and is deleted', async () => {
  const platform = await MockPlatform.start({ ports: { tls: 0 }, generation: secondGeneration() });
  onTestFinished(() => platform.stop());
  const options = { platform, ports: { http: 0 }, applications: [] };
  const northbound = await openSide(options, (ownPorts) => newSecondSide(options, ownPorts));
  onTestFinished(() => northbound.close());
  const callback = await CallbackServer.open();
  onTestFinished(() => callback.close());
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${northbound.url}/v5/iot/project${path}`, {
      method,
      headers: { 'X-Auth-Token': 'token', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    expect([method, path, response.ok, text]).toEqual([method, path, true, expect.any(String)]);
    return text === '' ? undefined : JSON.parse(text);
  };

  const forward = async (resource: string, event: string) => {
    const { rule_id } = await call('POST', '/routing-rule/rules', { subject: { resource, event } });
    const channel_detail = { http_forwarding: { url: callback.url } };
    await call('POST', '/routing-rule/actions', { rule_id, channel: 'HTTP_FORWARDING', channel_detail });
    await call('PUT', `/routing-rule/rules/${rule_id}`, { active: true });
  };
  for (const event of ['create', 'delete']) await forward('device', event);
  await forward('device.status', 'update');
  await forward('device.property', 'report');
  await forward('device.message.status', 'update');

  const { product_id } = await call('POST', '/products', JSON.parse(readFileSync(productFile, 'utf8')));
  const { device_id, auth_info } = await call('POST', '/devices', {
    ...{ product_id, node_id: 'lamp-1' },
    // The default value of the model is a minute.
    shadow: [{ service_id: 'Diagnostics', desired: { reportPeriod: 1 } }],
  });
  expect((await told(callback, 'device/create')).notify_data.body.device_id).toBe(device_id);

  const device = start({
    IOT_GENERATION: '2',
    IOT_HOST: platform.host,
    IOT_PORT: String(platform.ports.tls),
    IOT_TRANSPORT: 'mqtts',
    IOT_CA_FILE: platform.caFile,
    IOT_DEVICE_ID: device_id,
    IOT_NODE_ID: 'lamp-1',
    IOT_DEVICE_SECRET: auth_info.secret,
    IOT_PRODUCT_MODEL: productFile,
  });
  await told(callback, 'device.status/update', ({ status }) => status === 'ONLINE');
  const reported = (await told(callback, 'device.property/report')).notify_data;
  expect(reported.header).toMatchObject({ device_id, product_id, node_id: 'lamp-1' });
  expect(reported.body.services[0].event_time).toMatch(/^\d{8}T\d{6}Z$/);

  const base = `/devices/${device_id}`;
  const desired = { service: 'Lamp01', name: 'brightness', value: 45 };
  const command = { service_id: 'Lamp01', command_name: 'BLINK', paras: { times: 2 } };
  const shadowOf = async () => (await call('GET', `${base}/shadow`)).shadow as Shadow[];
  await call('PUT', `${base}/shadow`, {
    shadow: [{ service_id: desired.service, desired: { [desired.name]: desired.value } }],
  });
  const isConfirmed = ({ services }: { services: { service_id: string; properties: Record<string, unknown> }[] }) =>
    services.some((one) => one.service_id === desired.service && one.properties[desired.name] === desired.value);
  await told(callback, 'device.property/report', isConfirmed);
  const shadow = (await shadowOf()).find((one) => one.service_id === desired.service);
  expect(shadow?.reported.properties[desired.name]).toBe(desired.value);

  const read = await call('GET', `${base}/properties?service_id=${desired.service}`);
  expect(read.response.services).toMatchObject([{ properties: { [desired.name]: desired.value } }]);
  const answered = await call('POST', `${base}/commands`, command);
  expect(answered).toMatchObject({ command_id: expect.any(String), response: { result_code: 0 } });
  const { message_id, result } = await call('POST', `${base}/messages`, { message: 'hello' });
  expect(result.status).toBe('DELIVERED');
  await told(callback, 'device.message.status/update', (body) => body.message_id === message_id);

  const ended = once(device, 'exit');
  device.kill('SIGTERM');
  await ended;
  await told(callback, 'device.status/update', ({ status }) => status === 'OFFLINE');
  await call('DELETE', base);
  expect((await told(callback, 'device/delete')).notify_data.body.device_id).toBe(device_id);
  await call('DELETE', `/products/${product_id}`);
});

interface Shadow {
  readonly service_id: string;
  readonly reported: { readonly properties: Readonly<Record<string, unknown>> };
}

function start(env: Readonly<Record<string, string>>): ChildProcess {
  if (!pythonV2) return expect.fail('the interpreter or its library is missing: see .ci/run');
  const [program = '', ...args] = pythonV2;
  const device = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void device.kill('SIGKILL'));
  return device;
}
