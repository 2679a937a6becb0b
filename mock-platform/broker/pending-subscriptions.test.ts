import { expect, test } from 'vitest';
import { PendingSubscriptions } from './pending-subscriptions.ts';

const request = (packetId: number, ...filters: [string, number][]) =>
  ({ type: 'SUBSCRIBE', packetId, filters: filters.map(([filter, qos]) => ({ filter, qos })) }) as const;
const suback = (packetId: number, ...granted: number[]) => ({ type: 'SUBACK', packetId, granted }) as const;
const connack = { type: 'CONNACK', sessionPresent: true, returnCode: 0 } as const;

test('a SUBACK puts in force what its own SUBSCRIBE asked for, once', () => {
  const pending = new PendingSubscriptions();
  pending.request(request(1, ['/one', 1]));
  pending.request(request(2, ['/two', 0], ['/three', 2]));
  expect(pending.grantedBy(suback(2, 0, 1))).toEqual([
    { filter: '/two', granted: 0 },
    { filter: '/three', granted: 1 },
  ]);
  expect(pending.grantedBy(suback(2, 0, 1))).toEqual([]);
  expect(pending.grantedBy(suback(1, 1))).toEqual([{ filter: '/one', granted: 1 }]);
});

test('one waits until all have their SUBACK', () => {
  const pending = new PendingSubscriptions();
  pending.request(request(1, ['/one', 1]));
  pending.request(request(2, ['/two', 0]));
  pending.grantedBy(suback(2, 0));
  expect(pending.waits).toBe(true);
  pending.grantedBy(suback(1, 0x80));
  expect(pending.waits).toBe(false);
});

test('of two equal filters the later one counts', () => {
  const pending = new PendingSubscriptions();
  pending.request(request(1, ['/one', 1], ['/two', 1], ['/one', 0]));
  expect(pending.grantedBy(suback(1, 1, 1, 0))).toEqual([
    { filter: '/one', granted: 0 },
    { filter: '/two', granted: 1 },
  ]);
});

test('a resumed session comes into force once, and by no packet', () => {
  const pending = new PendingSubscriptions();
  pending.resume({ filter: '/one', granted: 1 });
  expect(pending.grantedBy(connack)).toEqual([]);
  expect(pending.resumed()).toEqual([{ filter: '/one', granted: 1 }]);
  expect(pending.resumed()).toEqual([]);
});
