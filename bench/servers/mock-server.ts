import { MockPlatform } from '../../mock-platform/mock-platform.ts';
import { lampModel } from '../../mock-platform/testing.ts';
import { benchDevice, benchDevices, benchProduct } from '../frame/bench-device.ts';
import { job, type ServerJob, serve } from './serve.ts';

// The mock platform with every check on.

const { devices, journalLimit } = job<ServerJob>();
const platform = await MockPlatform.start({
  ports: { tcp: 0, tls: 0 },
  products: [{ productId: benchProduct, model: lampModel, codecMode: 'json' }],
  devices: benchDevices(devices),
  journalLimit,
});
const { deviceId } = benchDevice(0);
serve(platform.ports, async () => {
  const outcome = await platform.sendCommand(deviceId, {
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 42 },
  });
  if (outcome.outcome !== 'answered') throw new Error(`A command was not answered: ${outcome.outcome}.`);
});
