import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createCertificates } from '../../certificates/certificates.ts';
import { delivery } from './delivery.ts';
import {
  bodyOf,
  callback,
  clock,
  journal,
  numbers,
  outbox,
  reopenCallback,
  to,
  typed,
  until,
  useOutbox,
} from './outbox-testing.ts';
import { CallbackServer } from './testing.ts';

const dead: Server[] = [];
// Once the outbox is closed: what is set up last is taken down first.
afterEach(async () => {
  for (const server of dead.splice(0)) await new Promise((resolve) => server.close(resolve));
});

useOutbox();

describe('a callback that answers 200', () => {
  test('gets each notification once, as it is, in order', async () => {
    const subscription = to(callback.url);
    for (const n of [1, 2, 3]) outbox.add(subscription, 'lamp_1', bodyOf(n));
    await until('notification-delivered', 3);
    expect(callback.received.map(({ text }) => text)).toEqual([1, 2, 3].map(bodyOf));
    expect(callback.received[0]?.headers['content-type']).toBe('application/json');
    expect(typed('notification-delivered')[0]).toMatchObject({
      ...{ subscriptionId: 's', appId: 'app', notifyType: 'deviceAdded', callbackUrl: callback.url },
      ...{ deviceId: 'lamp_1', attempt: 1, body: bodyOf(1) },
    });
  });

  test('is asked on one connection, and one that it closes meanwhile is no failure', async () => {
    let connections = 0;
    const onThis = new WeakMap<object, number>();
    const server = createHttpServer(({ socket }, response) => {
      const count = (onThis.get(socket) ?? 0) + 1;
      onThis.set(socket, count);
      if (count === 4) socket.destroy();
      else response.end();
    });
    server.on('connection', () => {
      connections += 1;
    });
    dead.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (let n = 0; n < 6; n += 1) outbox.add(to(`http://127.0.0.1:${port}/`), 'lamp_1', bodyOf(n));
    await until('notification-delivered', 6);
    expect(typed('notification-delivered').map(({ body }) => JSON.parse(body).n)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(typed('notification-failed')).toEqual([]);
    expect(connections).toBeLessThanOrEqual(3);
    outbox.close();
    server.closeAllConnections();
  });

  test('over https is taken with whatever certificate', async () => {
    const { server } = await createCertificates({ keyType: 'ecdsa', now: Date.now() });
    const secure = await CallbackServer.open(server('expired'));
    outbox.add(to(secure.url), 'lamp_1', bodyOf(1));
    await until('notification-delivered');
    expect(secure.received).toHaveLength(1);
    await secure.close();
  });

  test('with an endless answer is done with after the first of it', async () => {
    callback.answers.push((response) => {
      response.writeHead(200);
      const more = () => void (response.destroyed || (response.write('x'.repeat(10_000)) ? setImmediate(more) : 0));
      response.on('drain', more);
      more();
    });
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    outbox.add(to(callback.url), 'lamp_1', bodyOf(2));
    await until('notification-delivered', 2);
  });
});

describe('a callback that does not', () => {
  test.each([201, 204, 301, 307, 400, 500, 503])('but answers %i is asked again after 5 s', async (status) => {
    callback.answers.push(status);
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    await until('notification-failed');
    expect(typed('notification-failed')).toMatchObject([
      { attempt: 1, reason: `status ${status} instead of 200`, retryInMs: 5000 },
    ]);
    clock.advance(4999);
    expect(callback.received).toHaveLength(1);
    clock.advance(1);
    await until('notification-delivered');
    expect(typed('notification-delivered')).toMatchObject([{ attempt: 2 }]);
    expect(numbers()).toEqual([1, 1]);
  });

  test('is not followed to where it redirects', async () => {
    const elsewhere = await CallbackServer.open();
    callback.answers.push((response) => response.writeHead(307, { Location: elsewhere.url }).end());
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    await until('notification-failed');
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  test('within 15 s is asked again; one that answers just in time is not', async () => {
    callback.answers.push('nothing', 'nothing');
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    await callback.count(1);
    clock.advance(delivery.answerMs - 1);
    expect(journal.entries).toEqual([]);
    clock.advance(1);
    await until('notification-failed');
    expect(typed('notification-failed')).toMatchObject([{ reason: 'no answer within 15 s', retryInMs: 5000 }]);
    clock.advance(5000);
    await callback.count(2);
  });

  test('but sends one byte after another without end is given up after 15 s', async () => {
    callback.answers.push((response) => void response.socket?.write('HTTP/1.1 2'));
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    await callback.count(1);
    clock.advance(delivery.answerMs);
    await until('notification-failed');
  });

  test('listen at all is asked again, and gets what was kept when it comes up', async () => {
    const { port, url } = callback;
    await callback.close();
    outbox.add(to(url), 'lamp_1', bodyOf(1));
    outbox.add(to(url), 'lamp_1', bodyOf(2));
    await until('notification-failed', 2);
    expect(typed('notification-failed')[0]?.reason).toContain('ECONNREFUSED');
    await reopenCallback(port);
    clock.advance(5000);
    await until('notification-delivered', 2);
    expect(numbers()).toEqual([1, 2]);
  });

  test('speak HTTP is asked again', async () => {
    const server = createServer(
      (socket) =>
        void socket
          .on('error', () => {})
          .resume()
          .end('220 mail\r\n'),
    ).listen(0, '127.0.0.1');
    dead.push(server);
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    outbox.add(to(`http://127.0.0.1:${port}/`), 'lamp_1', bodyOf(1));
    await until('notification-failed');
  });

  test('is asked for ten minutes, ever more seldom; then the notification is dropped, and that is recorded', async () => {
    callback.answer = 500;
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    const pauses = [];
    for (let attempt = 1; typed('notification-dropped').length === 0; attempt += 1) {
      await until('notification-failed', attempt);
      const { retryInMs } = typed('notification-failed').at(-1) as { retryInMs: number };
      pauses.push(retryInMs / 1000);
      clock.advance(retryInMs);
    }
    expect(pauses).toEqual([5, 10, 20, 40, ...Array.from({ length: 9 }, () => 60)]);
    expect(clock.now()).toBeGreaterThanOrEqual(delivery.keepMs);
    expect(typed('notification-dropped')).toMatchObject([
      { deviceId: 'lamp_1', attempts: 13, reason: 'no callback took it within 10 minutes', body: bodyOf(1) },
    ]);
  });

  test('holds up neither those that come after it nor other subscriptions', async () => {
    callback.answers.push(500);
    outbox.add(to(callback.url), 'lamp_1', bodyOf(1));
    outbox.add(to(callback.url), 'lamp_1', bodyOf(2));
    await until('notification-delivered');
    const slow = await CallbackServer.open();
    slow.answer = 'nothing';
    outbox.add(to(slow.url, 'slow'), 'lamp_1', bodyOf(9));
    await slow.count(1);
    outbox.add(to(callback.url), 'lamp_1', bodyOf(3));
    await until('notification-delivered', 2);
    clock.advance(5000);
    await until('notification-delivered', 3);
    expect(numbers()).toEqual([1, 2, 3, 1]);
    await slow.close();
  });
});
