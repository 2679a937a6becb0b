import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCertificates } from '../../certificates/certificates.ts';
import { VirtualClock } from '../../clock.ts';
import { Journal } from '../../journal/journal.ts';
import type { ApplicationEvent } from '../events.ts';
import { CallbackGuard } from './callback-guard.ts';
import { delivery, Outbox } from './outbox.ts';
import type { Subscription } from './subscription.ts';
import { CallbackServer } from './testing.ts';

let clock: VirtualClock;
let journal: Journal<ApplicationEvent>;
let outbox: Outbox;
let callback: CallbackServer;
const dead: Server[] = [];

beforeEach(async () => {
  clock = new VirtualClock(0);
  journal = new Journal({ clock });
  const guard = new CallbackGuard({ ownPorts: () => [] });
  outbox = new Outbox({ clock, record: (event) => journal.record(event), guard });
  callback = await CallbackServer.open();
});
afterEach(async () => {
  outbox.close();
  await callback.close();
  for (const server of dead.splice(0)) await new Promise((resolve) => server.close(resolve));
});

const to = (callbackUrl: string, subscriptionId = 's'): Subscription => {
  return { subscriptionId, appId: 'app', notifyType: 'deviceAdded', callbackUrl };
};
const bodyOf = (n: number) => JSON.stringify({ notifyType: 'deviceAdded', n });
const numbers = () => callback.received.map(({ body }) => body.n);
const typed = <T extends ApplicationEvent['type']>(type: T) =>
  journal.entries.filter((entry): entry is Extract<typeof entry, { type: T }> => entry.type === type);

async function until<T extends ApplicationEvent['type']>(type: T, count = 1): Promise<void> {
  await journal.waitFor(() => typed(type).length >= count);
}

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
    callback = await CallbackServer.open(undefined, port);
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

describe('what waits', () => {
  test('is tried once a second when it has failed five times in a row, however much comes in, and at once when it answers again', async () => {
    const { port, url } = callback;
    await callback.close();
    const subscription = to(url);
    for (let n = 1; n <= 50; n += 1) outbox.add(subscription, 'lamp_1', bodyOf(n));
    await until('notification-failed', 5);
    for (let n = 51; n <= 60; n += 1) outbox.add(subscription, 'lamp_1', bodyOf(n));
    expect(typed('notification-failed')).toHaveLength(5);
    clock.advance(1000);
    await until('notification-failed', 6);
    callback = await CallbackServer.open(undefined, port);
    clock.advance(1000);
    await until('notification-delivered', 50);
    expect(typed('notification-failed').length).toBe(6);
  });

  test('has none dropped because of another callback that takes none', async () => {
    const body = 'x'.repeat(1024 * 1024);
    const hoards = Array.from({ length: 5 }, (_, n) => to(`http://127.0.0.1:1/${n}`, `hoard ${n}`));
    for (let n = 0; n < 7; n += 1) for (const hoard of hoards) outbox.add(hoard, 'lamp_1', body);
    outbox.add(to(callback.url, 'good'), 'lamp_1', bodyOf(1));
    outbox.add(to(callback.url, 'good'), 'lamp_1', bodyOf(2));
    await until('notification-delivered', 2);
    const dropped = typed('notification-dropped').map(({ subscriptionId }) => subscriptionId);
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped).not.toContain('good');
  });

  test('gives way before one that is only slow, whatever waits for that', async () => {
    callback.answer = 'nothing';
    const slow = to(callback.url, 'slow');
    for (let n = 0; n < 15; n += 1) outbox.add(slow, 'lamp_1', 'x'.repeat(delivery.mostBytes / 16));
    const dead = Array.from({ length: 20 }, (_, n) => to(`http://127.0.0.1:1/${n}`, `dead ${n}`));
    for (const one of dead) outbox.add(one, 'lamp_1', 'x');
    await until('notification-failed', 20);
    const body = 'x'.repeat(delivery.mostBytesTogether / 200);
    for (let n = 0; n < 20; n += 1) for (const one of dead) outbox.add(one, 'lamp_1', body);
    const dropped = typed('notification-dropped').map(({ subscriptionId }) => subscriptionId);
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped).not.toContain('slow');
  });

  test('is bounded by number: the oldest goes, but not the one on its way', async () => {
    callback.answer = 'nothing';
    const subscription = to(callback.url);
    outbox.add(subscription, 'lamp_1', bodyOf(0));
    await callback.count(1);
    for (let n = 1; n <= delivery.mostWaiting; n += 1) outbox.add(subscription, 'lamp_1', bodyOf(n));
    expect(typed('notification-dropped')).toMatchObject([
      { body: bodyOf(1), reason: 'too many notifications wait for this callback', more: delivery.mostWaiting / 16 },
    ]);
  });

  test('costs one entry for many that are too many, not one for each', async () => {
    callback.answer = 'nothing';
    const subscriptions = Array.from({ length: 20 }, (_, n) => to(callback.url, `s${n}`));
    const { mostBytesTogether } = delivery;
    const body = JSON.stringify({ text: 'x'.repeat(4000) });
    const count = Math.ceil((2 * mostBytesTogether) / body.length);
    for (let n = 0; n < count; n += 1) outbox.add(subscriptions[n % 20] as Subscription, 'lamp_1', body);
    const dropped = typed('notification-dropped');
    const more = dropped.reduce((sum, one) => sum + (one.more ?? 0), 0);
    expect(more).toBeGreaterThan(count / 3);
    expect(dropped.length).toBeLessThan(count / 20);
  });

  test('is bounded by size', async () => {
    callback.answer = 'nothing';
    const subscription = to(callback.url);
    const large = (n: number) => JSON.stringify({ n, text: 'x'.repeat(delivery.mostBytes / 4) });
    for (let n = 0; n < 6; n += 1) outbox.add(subscription, 'lamp_1', large(n));
    const dropped = typed('notification-dropped').map(({ body }) => JSON.parse(body).n);
    expect(dropped).toEqual([1, 2, 3]);
  });

  test('is bounded by the size of all together, however many subscriptions there are', async () => {
    callback.answer = 'nothing';
    const large = JSON.stringify({ text: 'x'.repeat(delivery.mostBytes / 4) });
    for (let n = 0; n < 15; n += 1) outbox.add(to(callback.url, `s${n}`), 'lamp_1', large);
    await callback.count(1);
    expect(typed('notification-dropped')).toEqual([]);
    outbox.add(to(callback.url, 's0'), 'lamp_1', large);
    expect(typed('notification-dropped')).toMatchObject([{ subscriptionId: 's0', attempts: 0 }]);
  });

  test('ends with its subscription, and that is recorded', async () => {
    callback.answer = 'nothing';
    const subscription = to(callback.url);
    outbox.add(subscription, 'lamp_1', bodyOf(1));
    outbox.add(subscription, 'lamp_1', bodyOf(2));
    await callback.count(1);
    outbox.end(subscription);
    expect(typed('notification-dropped')).toMatchObject([
      { attempts: 1, reason: 'the subscription was deleted' },
      { attempts: 0, reason: 'the subscription was deleted' },
    ]);
    clock.advance(delivery.keepMs);
    expect(callback.received).toHaveLength(1);
  });
});
