import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readToTheEnd } from './read-to-the-end.ts';

/** The two ends of a TCP connection; the near one has read "first" from the far one. */
async function connection() {
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [accepted] = (await once(server, 'connection')) as [Socket];
  const near = readToTheEnd(accepted);
  near.on('error', () => {});
  const read: string[] = [];
  near.on('data', (chunk) => read.push(String(chunk)));
  far.write('first');
  await once(near, 'data');
  return { near, far, read };
}

test('what was sent before a reset is read, although writing fails before', async () => {
  const { near, far, read } = await connection();
  far.write('last');
  far.resetAndDestroy();
  // The far end is gone already, and the near one has not looked yet.
  near.write('acknowledgement');
  await once(near, 'close');
  expect(read).toEqual(['first', 'last']);
});

test('a connection that ends in order ends', async () => {
  const { near, far, read } = await connection();
  far.end('last');
  await once(near, 'close');
  expect(read).toEqual(['first', 'last']);
});
