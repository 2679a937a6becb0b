import { expect, test } from 'vitest';
import { readEarlierEntry } from './read-earlier-entry.ts';

const stamp = { seq: 1, at: 0, wall: 0 };

test("the login of an earlier journal becomes generation 1's own", () => {
  const entry = { ...stamp, type: 'authenticated', deviceId: 'lamp-1', topicId: 'node-1', login: 'node-id' };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'authenticated',
    deviceId: 'lamp-1',
    v1: { topicId: 'node-1', login: 'node-id' },
  });
});

test("the codec mode of an earlier message becomes generation 1's own, and its kind is told", () => {
  const value = { msgType: 'deviceReq' };
  const entry = { ...stamp, type: 'message-received', deviceId: 'lamp-1', codecMode: 'binary', value };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'message-received',
    deviceId: 'lamp-1',
    kind: 'report',
    value,
    v1: { codecMode: 'binary' },
  });
});

test("the codec mode of an earlier subscription becomes its filter's own", () => {
  const entry = { ...stamp, type: 'subscribed', filters: [{ filter: 'a', purpose: 'command', codecMode: 'json' }] };
  expect(readEarlierEntry(entry)).toEqual({
    ...stamp,
    type: 'subscribed',
    filters: [{ filter: 'a', purpose: 'command', v1: { codecMode: 'json' } }],
  });
});

test.each([
  { type: 'published', deviceId: 'lamp-1', v1: { codecMode: 'json' } },
  { type: 'message-received', kind: 'report', v2: { channel: 'properties/report' }, value: { services: [] } },
  { type: 'response-unmatched', reason: 'no-mid', v2: { family: 'set' } },
])('an entry of today stays as it is: $type', (members) => {
  const entry = { ...stamp, ...members };
  expect(readEarlierEntry(entry)).toBe(entry);
});

test.each([
  [
    { type: 'command-sent', mid: 7, cmd: 'LEVEL', codecMode: 'json', again: 3 },
    { type: 'command-sent', key: '7', cmd: 'LEVEL', again: '3', v1: { mid: 7, codecMode: 'json' } },
  ],
  [
    { type: 'command-answered', mid: 7, errcode: 0 },
    { type: 'command-answered', key: '7', errcode: 0, v1: { mid: 7 } },
  ],
  [
    { type: 'response-unmatched', mid: '007', reason: 'late' },
    { type: 'response-unmatched', key: '7', reason: 'late', v1: { mid: '007' } },
  ],
  [
    { type: 'response-unmatched', mid: null, reason: 'no-mid' },
    { type: 'response-unmatched', reason: 'no-mid', v1: { mid: null } },
  ],
  [
    { type: 'response-unmatched', reason: 'no-mid' },
    { type: 'response-unmatched', reason: 'no-mid', v1: {} },
  ],
  [
    { type: 'probe-sent', mid: 7, topic: 'command/json' },
    { type: 'probe-sent', key: '7', topic: 'command/json', v1: { codecMode: 'json' } },
  ],
])('the mid of an earlier entry becomes its key: %j', (earlier, entry) => {
  expect(readEarlierEntry({ ...stamp, ...earlier })).toEqual({ ...stamp, ...entry });
});
