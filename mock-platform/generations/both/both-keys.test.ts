import { expect, test } from 'vitest';
import { MidAllocator } from '../v1/mid-allocator.ts';
import { isUuid, RequestIds } from '../v2/request-id.ts';
import { BothKeys } from './both-keys.ts';
import { both } from './served.ts';

const second = { v2: { family: 'command', channel: 'commands' } } as never;

function keysFrom(start: string) {
  const keys = new BothKeys(new MidAllocator(), new RequestIds());
  keys.startAt(start);
  return [keys.allocate(second), keys.allocate(second), keys.allocate(), keys.allocate()];
}

test('of a draw the keys of both have the form of their generation, and are the same each time', () => {
  const [first = '', then = '', mid = '', next] = keysFrom(both.firstKey(7));
  expect([isUuid(first), isUuid(then)]).toEqual([true, true]);
  expect(mid).toMatch(/^\d{1,5}$/);
  expect(Number(next)).toBe(Number(mid) + 1);
  expect(keysFrom(both.firstKey(7))).toEqual([first, then, mid, next]);
  expect(keysFrom(both.firstKey(8))).not.toContain(first);
});

test('a mid begins both', () => {
  expect(keysFrom('65535')).toEqual(['65535', expect.any(String), '1', '2']);
});
