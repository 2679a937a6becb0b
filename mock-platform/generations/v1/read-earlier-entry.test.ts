import { expect, test } from 'vitest';
import { readEarlierEntry } from './read-earlier-entry.ts';

const stamp = { seq: 1, at: 0, wall: 0 };

test('the login of an earlier journal becomes generation 1’s own', () => {
  const entry = { ...stamp, type: 'authenticated', deviceId: 'lamp-1', topicId: 'node-1', login: 'node-id' };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'authenticated',
    deviceId: 'lamp-1',
    v1: { topicId: 'node-1', login: 'node-id' },
  });
});

test('the codec mode of an earlier message becomes generation 1’s own', () => {
  const entry = { ...stamp, type: 'message-received', deviceId: 'lamp-1', codecMode: 'binary' };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'message-received',
    deviceId: 'lamp-1',
    v1: { codecMode: 'binary' },
  });
});

test('the codec mode of an earlier subscription becomes its filter’s own', () => {
  const entry = { ...stamp, type: 'subscribed', filters: [{ filter: 'a', purpose: 'command', codecMode: 'json' }] };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'subscribed',
    filters: [{ filter: 'a', purpose: 'command', v1: { codecMode: 'json' } }],
  });
});

test('an entry of today stays as it is', () => {
  const entry = { ...stamp, type: 'published', deviceId: 'lamp-1', v1: { codecMode: 'json' } };
  expect(readEarlierEntry(entry)).toBe(entry);
});
