import { describe, expect, test } from 'vitest';
import { delivery } from './delivery.ts';
import { bodyOf, callback, clock, outbox, reopenCallback, to, typed, until, useOutbox } from './outbox-testing.ts';
import type { Subscription } from './subscription.ts';

useOutbox();

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
    await reopenCallback(port);
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
