import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { delivery } from './delivery.ts';
import { bodyOf, callback, clock, outbox, to, typed, until, useOutbox } from './outbox-testing.ts';

useOutbox();

const from = (deviceId: string, n: number, size = 0) => JSON.stringify({ deviceId, n, text: 'x'.repeat(size) });
/** What the callback got, as device and number. */
const got = () => callback.received.map(({ body }) => `${body.deviceId} ${body.n}`);
const dropped = () => new Set(typed('notification-dropped').map(({ deviceId }) => deviceId));

describe('a device that floods', () => {
  test('has its own notifications dropped when there are too many, not older ones of others', async () => {
    callback.answer = 'nothing';
    const subscription = to(callback.url);
    for (let n = 0; n < 20; n += 1) outbox.add(subscription, 'good', from('good', n));
    for (let n = 0; n < 2 * delivery.mostWaiting; n += 1) outbox.add(subscription, 'flood', bodyOf(n));
    expect(dropped()).toEqual(new Set(['flood']));
  });

  test('has its own notifications dropped when they are too large, not older ones of others', async () => {
    callback.answer = 'nothing';
    const subscription = to(callback.url);
    for (let n = 0; n < 20; n += 1) outbox.add(subscription, 'good', from('good', n, 1000));
    for (let n = 0; n < 40; n += 1) outbox.add(subscription, 'flood', from('flood', n, delivery.mostBytes / 10));
    expect(dropped()).toEqual(new Set(['flood']));
  });

  test('does not make others wait until all of it is delivered', async () => {
    const subscription = to(callback.url);
    for (let n = 0; n < 300; n += 1) outbox.add(subscription, 'flood', from('flood', n));
    for (let n = 0; n < 3; n += 1) outbox.add(subscription, 'good', from('good', n));
    await until('notification-delivered', 303);
    const places = [0, 1, 2].map((n) => got().indexOf(`good ${n}`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.max(...places)).toBeLessThan(20);
    const ofFlood = got().filter((one) => one.startsWith('flood'));
    expect(ofFlood).toEqual(Array.from({ length: 300 }, (_, n) => `flood ${n}`));
  });

  test('costs memory for each of its notifications, however short they are', async () => {
    callback.answer = 'nothing';
    const subscriptions = Array.from({ length: 20 }, (_, n) => to(callback.url, `s${n}`));
    for (let n = 0; n < delivery.mostWaiting; n += 1) for (const one of subscriptions) outbox.add(one, 'flood', '{}');
    expect(dropped()).toEqual(new Set(['flood']));
  });
});

describe('an application with much that waits', () => {
  test('gives way before one with less, though that has the one callback for which the most waits', async () => {
    callback.answer = 'nothing';
    const good = to(callback.url, 'good', 'good-app');
    const hoards = Array.from({ length: 10 }, (_, n) => to(callback.url, `hoard ${n}`, 'hoarder'));
    for (let n = 0; n < 14; n += 1) outbox.add(good, 'lamp_1', from('lamp_1', n, delivery.mostBytes / 16));
    for (let n = 0; n < 20; n += 1) {
      for (const hoard of hoards) outbox.add(hoard, 'lamp_2', from('lamp_2', n, delivery.mostBytes / 32));
    }
    const applications = new Set(typed('notification-dropped').map(({ appId }) => appId));
    expect(applications).toEqual(new Set(['hoarder']));
  });
});

describe('a callback that is slow', () => {
  /** Those that wait for an answer. */
  const open: ServerResponse[] = [];
  const hold = (response: ServerResponse) => void open.push(response);
  const answerAll = () => {
    for (const response of open.splice(0)) response.writeHead(200).end();
  };

  test('gets one notification at a time while few wait, in the order in which they came', async () => {
    callback.answer = hold;
    const subscription = to(callback.url);
    const devices = ['a', 'a', 'b', 'a', 'c', 'c'];
    for (const [n, deviceId] of devices.entries()) outbox.add(subscription, deviceId, from(deviceId, n));
    for (let n = 1; n <= devices.length; n += 1) {
      await callback.count(n);
      expect(open).toHaveLength(1);
      answerAll();
      await until('notification-delivered', n);
    }
    expect(got()).toEqual(devices.map((deviceId, n) => `${deviceId} ${n}`));
  });

  test('gets several of different devices at once when many wait, those of each device in order', async () => {
    callback.answer = hold;
    const subscription = to(callback.url);
    const count = delivery.fewWaiting * 8;
    for (let n = 0; n < count; n += 1) outbox.add(subscription, `lamp_${n % 16}`, from(`lamp_${n % 16}`, n));
    let most = 0;
    for (let answered = 0; answered < count; ) {
      await callback.count(answered + 1);
      most = Math.max(most, open.length);
      answered += open.length;
      answerAll();
      await until('notification-delivered', answered);
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(delivery.mostAtOnce);
    for (let lamp = 0; lamp < 16; lamp += 1) {
      const numbers = callback.received
        .filter(({ body }) => body.deviceId === `lamp_${lamp}`)
        .map(({ body }) => body.n);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(numbers).toHaveLength(count / 16);
    }
  });

  test('is asked one at a time, however many wait, once it fails', async () => {
    callback.answer = 500;
    const subscription = to(callback.url);
    for (let n = 0; n < delivery.fewWaiting * 10; n += 1) outbox.add(subscription, `lamp_${n}`, from(`lamp_${n}`, n));
    await until('notification-failed', delivery.failuresInARow);
    callback.answer = hold;
    clock.advance(delivery.downMs);
    await callback.count(delivery.failuresInARow + 1);
    expect(open).toHaveLength(1);
    answerAll();
  });
});
