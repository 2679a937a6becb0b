import { expect, test } from 'vitest';
import { eachBuffer, weigh, weighEntry, weighOnce } from './weigh.ts';

const publish = {
  type: 'PUBLISH',
  topic: 'a/b',
  payload: new Uint8Array(9),
  qos: 1,
  retain: false,
  dup: false,
  packetId: 7,
};
const stamp = { seq: 1, at: 1.5, wall: 1.5 };
const command = {
  ...{ connection: 1, deviceId: 'lamp_1', key: 'k'.repeat(5000), serviceId: 's'.repeat(5000), cmd: 'c'.repeat(5000) },
  ...{ paras: { level: 'x'.repeat(5000) }, fit: 'invalid-parameters', v1: { mid: 7, word: 'binary' } },
  v2: { family: 'command', requestId: 'r'.repeat(5000) },
};

test.each([
  { ...stamp, type: 'packet-received', connection: 1, packet: publish, raw: new Uint8Array(20) },
  { ...stamp, type: 'packet-sent', connection: 1, packet: { type: 'PUBACK', packetId: 7 }, raw: new Uint8Array(4) },
  {
    ...stamp,
    type: 'published',
    connection: 1,
    deviceId: 'lamp_1',
    purpose: 'data',
    topic: 'a/b',
    payload: new Uint8Array(9),
  },
  {
    ...stamp,
    type: 'message-received',
    connection: 1,
    deviceId: 'lamp_1',
    key: '1'.repeat(5000),
    value: { a: ['b'] },
    payload: new Uint8Array(9),
  },
  {
    ...{ ...stamp, ...command, type: 'command-sent', form: 'x'.repeat(5000), again: '6', trial: 'later' },
    ...{ qos: 1, payload: new Uint8Array(9), waitMs: 1000 },
  },
  { ...stamp, ...command, type: 'command-answered', latencyMs: 1.5, errcode: 0, body: { level: 'x'.repeat(5000) } },
  { ...stamp, type: 'wire-violated', connection: 1, message: 'x'.repeat(5000) },
])('an entry of type $type weighs no less than its parts', (entry) => {
  const parts = { ...entry, type: '' };
  expect(weighEntry({ ...entry })).toBeGreaterThanOrEqual(weigh(parts));
  expect(weighEntry({ ...entry })).toBeLessThan(weigh(parts) + 1000);
});

test.each([
  { type: 'packet-received', packet: publish, raw: new Uint8Array(20) },
  { type: 'packet-sent', packet: { type: 'PUBACK', packetId: 7 }, raw: new Uint8Array(4) },
  {
    type: 'packet-received',
    packet: { type: 'CONNECT', password: new Uint8Array(3), will: { payload: new Uint8Array(5) } },
    raw: new Uint8Array(20),
  },
  { type: 'published', topic: 'a/b', payload: new Uint8Array(9) },
  { type: 'message-received', value: {}, payload: new Uint8Array(9) },
  { type: 'command-sent', payload: new Uint8Array(9) },
  { type: 'probe-sent', payload: new Uint8Array(9) },
  { type: 'connection-closed', leftover: new Uint8Array(9) },
])('all that an entry of type $type is a view of is seen', (entry) => {
  const seen: ArrayBufferLike[] = [];
  eachBuffer(entry, (buffer) => seen.push(buffer));
  expect(new Set(seen)).toEqual(new Set(buffersIn(entry)));
  expect(seen.length).toBeGreaterThan(0);
});

function buffersIn(value: object): ArrayBufferLike[] {
  return Object.values(value).flatMap((member) => {
    if (member instanceof Uint8Array) return [member.buffer];
    return typeof member === 'object' && member !== null ? buffersIn(member) : [];
  });
}

test('what is heavy is weighed once, also where others are weighed in between, and never taken for another', () => {
  const texts = (count: number) => Array.from({ length: count }, () => 'x'.repeat(1000));
  const [one, other] = [texts(100), texts(200)];
  const weights = [one, other].map((value) => weigh(value));
  expect([one, other].map((value) => weighOnce(value))).toEqual(weights);
  one.push('more');
  expect([one, other, [...one]].map((value) => weighOnce(value))).toEqual([...weights, weigh(one)]);
});

test.each([['light'], [undefined], 7, null, { a: 1 }])('what is light is weighed each time: %j', (value) => {
  expect(weighOnce(value)).toBe(weigh(value));
});
