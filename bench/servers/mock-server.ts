import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import { MockPlatform } from '../../mock-platform/mock-platform.ts';
import { benchDevice, benchDevices, benchProduct } from '../frame/bench-device.ts';
import { type Closings, job, type ServerJob, serve } from './serve.ts';

// The mock platform with every check on.

const { devices, journalLimit } = job<ServerJob>();
const platform = await MockPlatform.start({
  ports: { tcp: 0, tls: 0 },
  products: [{ productId: benchProduct, model: lampModel, codecMode: 'json' }],
  devices: benchDevices(devices),
  journalLimit,
});

async function sendCommand(device: number): Promise<void> {
  const outcome = await platform.sendCommand(benchDevice(device).deviceId, {
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 42 },
  });
  if (outcome.outcome !== 'answered') throw new Error(`A command was not answered: ${outcome.outcome}.`);
}

async function stop(): Promise<Closings> {
  const closed = new Set<number>();
  let other = 0;
  const end = platform.journal.subscribe((entry) => {
    if (entry.type !== 'connection-closed') return;
    if (entry.by !== 'platform' || entry.reason !== 'the platform stops' || closed.has(entry.connection)) other += 1;
    closed.add(entry.connection);
  });
  await platform.stop();
  end();
  return { once: closed.size, other };
}

serve(platform.ports, { sendCommand, stop });
