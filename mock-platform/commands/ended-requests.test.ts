import { expect, test } from 'vitest';
import { EndedRequests } from './ended-requests.ts';

const answered = { ending: 'answered', family: undefined } as const;

test('what became of a request is remembered by its key', () => {
  const ended = new EndedRequests();
  ended.set('lamp', '7', answered);
  expect(ended.get('lamp', '7', undefined)).toBe('answered');
  expect(ended.get('lamp', '8', undefined)).toBeUndefined();
  expect(ended.get('fan', '7', undefined)).toBeUndefined();
  ended.delete('lamp', '7');
  expect(ended.get('lamp', '7', undefined)).toBeUndefined();
});

test('a request of another family was another one', () => {
  const ended = new EndedRequests();
  ended.set('lamp', 'a', { ending: 'timed-out', family: 'set' });
  expect(ended.get('lamp', 'a', 'set')).toBe('timed-out');
  expect(ended.get('lamp', 'a', 'get')).toBeUndefined();
});

test('where there are too many, the device with the most forgets the older half of its own', () => {
  const ended = new EndedRequests(100_000);
  ended.set('fan', 'a', answered);
  for (let n = 0; n < 5000; n += 1) ended.set('lamp', `key ${n}`, answered);
  expect(ended.get('fan', 'a', undefined)).toBe('answered');
  expect(ended.get('lamp', 'key 0', undefined)).toBeUndefined();
  expect(ended.get('lamp', 'key 4999', undefined)).toBe('answered');
});

test('keys that are used again and again take no more room', () => {
  const ended = new EndedRequests(100_000);
  ended.set('fan', 'a', answered);
  for (let n = 0; n < 5000; n += 1) ended.set('lamp', `key ${n % 100}`, answered);
  expect(ended.get('lamp', 'key 0', undefined)).toBe('answered');
});

test('a deleted device leaves nothing behind', () => {
  const ended = new EndedRequests();
  ended.set('lamp', '7', answered);
  ended.forget('lamp');
  expect(ended.get('lamp', '7', undefined)).toBeUndefined();
});
