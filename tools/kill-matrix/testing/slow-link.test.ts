import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Connection, DeviceUnderTest, RunningDevice } from '../../../suites/device/device.ts';
import { overSlowLink } from './slow-link.ts';

const slowness = { delayMs: 30, jitterMs: 20 };

/** A server, and a socket that reaches it over a slow link. */
async function bothEnds(): Promise<{ near: Socket; far: Socket }> {
  const server = createServer({ allowHalfOpen: true });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let port = 0;
  let end = () => {};
  onTestFinished(() => end());
  const device: DeviceUnderTest = {
    kind: 'module',
    description: [],
    restartable: true,
    async start(connection) {
      port = connection.port;
      const exited = new Promise<{ code: number; signal: null }>((resolve) => {
        end = () => resolve({ code: 0, signal: null });
      });
      return { exited, output: [], stop: () => exited } satisfies RunningDevice;
    },
  };
  await overSlowLink(device, slowness).start({ port: (server.address() as AddressInfo).port } as Connection);
  const near = connect({ port, allowHalfOpen: true });
  const [far] = (await once(server, 'connection')) as [Socket];
  return { near, far };
}

/** All that arrives. Iterating over it would destroy the socket, and with it the other direction. */
async function textOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'end');
  return text;
}

test('what was sent arrives whole and in its order, later, and the end behind it', async () => {
  const { near, far } = await bothEnds();
  const began = performance.now();
  for (let n = 0; n < 20; n++) near.write(`${n},`);
  near.end('end');
  const arrived = await textOf(far);
  expect(arrived).toBe(`${Array.from({ length: 20 }, (_, n) => `${n},`).join('')}end`);
  expect(performance.now() - began).toBeGreaterThanOrEqual(slowness.delayMs - slowness.jitterMs);
  far.end('answer');
  expect(await textOf(near)).toBe('answer');
});

test('a reset arrives as a reset', async () => {
  const { near, far } = await bothEnds();
  far.resetAndDestroy();
  const [error] = await once(near, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});
