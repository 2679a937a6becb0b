import { expect, test } from 'vitest';
import { exchange, journal, login, message, published, report, rid, strayResponse, world } from './testing.ts';

test('a journal of generation 2 has nothing of generation 1', () => {
  const entries = journal(world(), login(), report(), exchange(), strayResponse(rid(2)));
  expect(entries.filter((entry) => 'v1' in entry)).toEqual([]);
  expect(entries.find(({ type }) => type === 'authenticated')).toMatchObject({ v2: { identityType: '0' } });
});

test('what stands behind a topic is in it and beside it', () => {
  expect(published({ channel: 'messages/up', traceId: 'a', gzip: true })).toMatchObject({
    topic: '$oc/devices/lamp-1/sys/messages/up?request_id=a&encoding=gzip',
    purpose: 'data',
    v2: { channel: 'messages/up', traceId: 'a', gzip: true },
  });
});

test('a message keeps its text and its value', () => {
  expect(message('{"a":1.0}')).toMatchObject([{ type: 'published' }, { kind: 'report', value: { a: 1 } }]);
  expect(message('{', { channel: 'events/up' })).toMatchObject([{}, { unreadable: expect.any(String) }]);
});

test.each([
  ['command', 'commands/response', { result_code: 0, paras: { result: 0 } }],
  ['set', 'properties/set/response', { result_code: 0 }],
  ['get', 'properties/get/response', { services: [{ service_id: 'Light', properties: { level: 40 } }] }],
] as const)('a %s is answered on %s, under its request id', (family, channel, value) => {
  expect(exchange({ family, key: rid(7) })).toMatchObject([
    { type: 'command-sent', key: rid(7), fit: 'valid', v2: { family } },
    { topic: `$oc/devices/lamp-1/sys/${channel}/request_id=${rid(7)}` },
    { kind: 'response', key: rid(7), value },
    { type: 'command-answered', key: rid(7), v2: { family } },
  ]);
});
