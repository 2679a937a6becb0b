import { expect, test } from 'vitest';
import { flawOfRequestId, isUuid, mostRequests, RequestIds, uuidOf } from './request-id.ts';

test('the platform makes UUIDs of version 4 in lower case, each another one', () => {
  const ids = new RequestIds();
  const keys = Array.from({ length: 100 }, () => ids.allocate());
  for (const key of keys) expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(keys).size).toBe(100);
});

test('from a start on they are repeatable', () => {
  const [one, other] = [new RequestIds(), new RequestIds()];
  const start = uuidOf('7');
  for (const ids of [one, other]) ids.startAt(start);
  const keys = Array.from({ length: 5 }, () => one.allocate());
  expect(keys).toEqual(Array.from({ length: 5 }, () => other.allocate()));
  expect(keys[0]).toBe(start);
  expect(keys.every(isUuid)).toBe(true);
  expect(new Set(keys).size).toBe(5);
});

test('a start that is in use is passed over', () => {
  const ids = new RequestIds();
  ids.claim('first');
  ids.startAt('first');
  expect(ids.allocate()).toBe(uuidOf('first'));
});

test.each(['7', 'x'.repeat(128), 'a.b~c:d=e%20%', 'Grüße', 'with blank', '0A6B1F0E-3D55-4B56-9D2F-0F3F4B8F1A10'])(
  'a caller may choose %s, once at a time',
  (key) => {
    const ids = new RequestIds();
    expect(ids.claim(key)).toBe(key);
    expect(() => ids.claim(key)).toThrow('still waits for an answer: take another one');
    ids.release(key);
    expect(ids.claim(key)).toBe(key);
  },
);

test.each([
  ['', 'it is empty'],
  ['x'.repeat(129), 'it has 129 characters, more than 128'],
  ['a/b', 'it holds "/"'],
  ['a+', 'it holds "+"'],
  ['#', 'it holds "#"'],
  ['a\0', 'it holds "\\u0000"'],
  ['a\ud800', 'it is not well-formed Unicode'],
  [' a', 'a blank stands at one of its ends'],
  ['a\n', 'a blank stands at one of its ends'],
  ['request_id=7', 'it holds "request_id="'],
])('%j cannot be a request id: %s', (key, flaw) => {
  expect(flawOfRequestId(key)).toContain(flaw);
  expect(() => new RequestIds().claim(key)).toThrow(flaw);
});

test('a device has a bounded number of requests that wait', () => {
  const ids = new RequestIds();
  for (let n = 0; n < mostRequests; n += 1) ids.allocate();
  expect(() => ids.allocate()).toThrow(`${mostRequests} requests of the device wait for answers`);
});
