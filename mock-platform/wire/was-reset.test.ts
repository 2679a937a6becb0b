import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { wasReset } from './was-reset.ts';

/** The near end of a connection whose far end writes, and then ends in the way given, before the near one looks. */
async function nearEnd(endOf: (far: Socket) => void): Promise<Socket> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [near] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => void near.destroy());
  far.write('last', () => endOf(far));
  await once(far, 'close');
  near.on('error', () => {});
  near.resume();
  return near;
}

test('a FIN is not a reset', async () => {
  const near = await nearEnd((far) => far.destroy());
  await once(near, 'end');
  expect(wasReset(near)).toBe(false);
});

test('a reset is one, also where Node tells an ordinary end', async () => {
  const near = await nearEnd((far) => far.resetAndDestroy());
  const isReset = await Promise.race([
    once(near, 'end').then(() => wasReset(near)),
    once(near, 'error').then(([{ code }]) => code === 'ECONNRESET'),
  ]);
  expect(isReset).toBe(true);
});
