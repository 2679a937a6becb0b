import { expect, onTestFinished, test } from 'vitest';
import { loadDefinition } from './load-definition.ts';
import { startDefinition } from './start-definition.ts';
import { streetLamp, streetLampProduct } from './street-lamp.ts';

const ports = { tcpPort: '0', tlsPort: 'off', wsPort: '0', httpPort: 'off', httpsPort: 'off' };

async function start(flags: Record<string, unknown>) {
  const definition = await loadDefinition({ cwd: import.meta.dirname, env: {}, flags: { ...ports, ...flags } });
  const started = await startDefinition(definition);
  onTestFinished(() => started.platform.stop());
  return started;
}

test('the ports that are wanted are open, with the devices registered', async () => {
  const { platform, products } = await start({ device: ['lamp-7=d7:hush-hush'] });
  expect(Object.keys(platform.ports)).toEqual(['tcp', 'ws']);
  expect(platform.registry.device('d7')).toMatchObject({ nodeId: 'lamp-7', secret: 'hush-hush' });
  expect(products[0]?.model.services.length).toBeGreaterThan(0);
});

test.each([
  ['generation 2', {}, 'street-lamp_lamp-7'],
  ['both, by a product file', { generation: 'auto', product: [streetLampProduct] }, /^.+_lamp-7$/],
  ['both, by a folder of capability files', { product: [streetLamp] }, /^[\da-f]{8}-/],
  ['generation 1', { generation: '1' }, /^[\da-f]{8}-/],
])('a device that is given no id has the one that %s would give it', async (_, flags, id) => {
  const { platform } = await start({ device: ['lamp-7:hush-hush'], ...flags });
  const [device] = platform.registry.devices;
  expect(device).toMatchObject({ nodeId: 'lamp-7', secret: 'hush-hush', deviceId: expect.stringMatching(id) });
});

test('the same seed makes the same ids, secrets and mids; another seed makes others', async () => {
  const flags = { generation: '1', device: ['a', 'b'], application: ['desk'] };
  const facts = async (seed: string) => {
    const { platform, applications } = await start({ ...flags, seed });
    const devices = platform.registry.devices.map(({ deviceId, secret }) => ({ deviceId, secret }));
    return { devices, applications };
  };
  const first = await facts('7');
  expect(await facts('7')).toEqual(first);
  expect(await facts('8')).not.toEqual(first);
  expect(first.devices[0]?.deviceId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(first.devices[0]?.secret).toMatch(/^[\da-f]{20}$/);
});

test('options reach the platform', async () => {
  const { platform } = await start({ device: ['a=a'], commandWaitMs: '5' });
  expect(await platform.sendCommand('a', { serviceId: 'Lamp', cmd: 'X' })).toEqual({ outcome: 'offline' });
});
