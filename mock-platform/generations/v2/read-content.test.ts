import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readContent, servicesIn } from './read-content.ts';
import { classifyTopic } from './topics.ts';

const read = (rest: string, payload: string | Uint8Array) =>
  readContent(Buffer.from(payload as string), classifyTopic(`$oc/devices/lamp_1/sys/${rest}`, 'lamp_1'));

const services = [{ service_id: 'Light', properties: { level: 40 } }];

describe('a report', () => {
  test('is what comes on its topic', () => {
    expect(read('properties/report', JSON.stringify({ services }))).toEqual({
      kind: 'report',
      value: { services },
      v2: { channel: 'properties/report' },
    });
  });

  test('is read as its compression hides it', () => {
    expect(read('properties/report?encoding=gzip', gzipSync(JSON.stringify({ services })))).toMatchObject({
      kind: 'report',
      value: { services },
    });
  });

  test('that is not JSON says why', () => {
    expect(read('properties/report', '{"services":')).toEqual({
      unreadable: expect.stringContaining('invalid JSON at line 1, column 13'),
      v2: { channel: 'properties/report' },
    });
  });

  test('that is dropped is no report, and not unreadable', () => {
    expect(read('properties/report', Buffer.alloc(65_537))).toEqual({
      v2: { channel: 'properties/report', dropped: 'too-long' },
    });
  });
});

describe('a response', () => {
  test('of a command has a code and parameters', () => {
    const value = { result_code: 0, response_name: 'DONE', paras: { level: 40 } };
    expect(read('commands/response/request_id=7', JSON.stringify(value))).toEqual({
      kind: 'response',
      key: '7',
      value,
      v2: { channel: 'commands/response' },
      response: { errcode: 0, body: { level: 40 }, answer: value, v2: { family: 'command' } },
    });
  });

  test('of a get has services, and no code', () => {
    expect(read('properties/get/response/request_id=7', JSON.stringify({ services })).response).toEqual({
      errcode: undefined,
      body: services,
      answer: { services },
      v2: { family: 'get' },
    });
  });

  test('of a set has a code', () => {
    const value = { result_code: '1', result_desc: 'no', paras: {} };
    expect(read('properties/set/response/request_id=7', JSON.stringify(value)).response).toEqual({
      errcode: '1',
      answer: value,
      v2: { family: 'set' },
    });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'OK'],
    ['an array', '[]'],
    ['null', 'null'],
    ['more than may come', Buffer.alloc(1024 * 1024 + 1)],
    ['null for paras', '{"paras":null}'],
  ])('that is %s answers all the same', (_, payload) => {
    expect(read('commands/response/request_id=7', payload)).toMatchObject({
      kind: 'response',
      key: '7',
      response: { errcode: undefined, v2: { family: 'command' } },
    });
    expect(read('commands/response/request_id=7', payload).response).not.toHaveProperty('body');
  });

  test('without a request id has no key', () => {
    expect(read('commands/response/request_id=', '{}').key).toBeUndefined();
  });
});

describe('a message', () => {
  test.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['bytes', Buffer.of(0xff, 0xfe, 0)],
    ['half a JSON text', '{"content":'],
    ['a number', '7'],
  ])('may be anything: %s', (_, payload) => {
    expect(read('messages/up', payload)).toEqual({ v2: { channel: 'messages/up' } });
  });

  test('that is JSON is shown as such, and is neither a report nor a response', () => {
    expect(read('messages/up', ' {"content":"x"}')).toEqual({
      value: { content: 'x' },
      v2: { channel: 'messages/up' },
    });
  });
});

describe('an event', () => {
  const envelope = (...types: string[]) =>
    JSON.stringify({ services: types.map((event_type) => ({ service_id: '$x', event_type, paras: {} })) });

  test('tells something', () => {
    expect(read('events/up', envelope('sdk_info_report'))).not.toHaveProperty('kind');
  });

  test('or asks for something', () => {
    expect(read('events/up', envelope('sdk_info_report', 'time_sync_request'))).toMatchObject({ kind: 'request' });
  });

  test('must be JSON', () => {
    expect(read('events/up', 'x')).toHaveProperty('unreadable');
  });
});

test('a question for the shadow has a key', () => {
  expect(read('shadow/get/request_id=abc', '{}')).toEqual({
    kind: 'request',
    key: 'abc',
    value: {},
    v2: { channel: 'shadow/get' },
  });
});

test('the services of a report are told by the names that generations share', () => {
  const reported = { services: [...services, 'x', { service_id: 7, event_time: null }] };
  expect(servicesIn(reported)).toEqual([
    { serviceId: 'Light', serviceData: { level: 40 } },
    { serviceId: 7, serviceData: undefined, eventTime: null },
  ]);
  for (const value of [null, 7, [], {}, { services: {} }]) expect(servicesIn(value)).toEqual([]);
});
