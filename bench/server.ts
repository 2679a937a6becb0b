import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { MockPlatform } from '../mock-platform/mock-platform.ts';
import { lamp, lampModel } from '../mock-platform/testing.ts';

// A server in a process of its own: `mock`, with every check on, or `aedes`, bare. Prints its port.

if (process.argv[2] === 'mock') {
  const platform = await MockPlatform.start({
    ports: { tcp: 0 },
    products: [{ productId: lamp.productId, model: lampModel, codecMode: 'json' }],
    devices: [lamp],
    journalLimit: 10_000,
  });
  console.log(platform.ports.tcp);
} else {
  const aedes = await Aedes.createBroker();
  const server = createServer({ noDelay: true }, aedes.handle);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') console.log(address.port);
  });
}
