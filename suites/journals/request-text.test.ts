import { expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { EventLines } from './event-line.ts';

const of = { deviceId: 'lamp', connection: 1 };
const payload = Buffer.from('{"content":"x"}');
const request = { ...of, key: 'k7', serviceId: 'Light', cmd: 'LEVEL', paras: { value: 3 }, fit: 'valid', payload };
const set = {
  ...request,
  cmd: 'properties/set',
  paras: { services: [{ service_id: 'Light', properties: { level: 4 } }] },
  v2: { family: 'set' },
};
const get = { ...request, cmd: 'properties/get', paras: {}, serviceId: '', v2: { family: 'get' } };
const received = { ...of, type: 'message-received', payload };
const event = { service_id: '$log', event_type: 'log_report', paras: { type: 'x' } };

function lineOf(entry: object): string | undefined {
  const line = new EventLines().lineOf(entry as Entry);
  return line && `${line.what}${line.colour ? ` (${line.colour})` : ''}: ${line.text}`;
}

test.each<[object, string | undefined]>([
  [{ ...request, type: 'command-sent', v2: { family: 'command' } }, 'command: Light/LEVEL {"value":3} request_id k7'],
  [{ ...set, type: 'command-sent' }, 'set: Light {"level":4} request_id k7'],
  [
    { ...set, type: 'command-sent', fit: 'unknown-property' },
    'set: Light {"level":4} request_id k7 (unknown property)',
  ],
  [{ ...get, type: 'command-sent' }, 'get: all services request_id k7'],
  [{ ...get, type: 'command-sent', serviceId: 'Light' }, 'get: Light request_id k7'],
  [{ ...get, type: 'command-redelivered' }, 'get: request_id k7 once more, with DUP'],
  [
    { ...set, type: 'command-answered', latencyMs: 12, errcode: undefined },
    'response (green): request_id k7 after 12 ms',
  ],
  [
    { ...set, type: 'command-answered', latencyMs: 12, errcode: 1 },
    'response (yellow): request_id k7 result_code 1 after 12 ms',
  ],
  [
    { ...get, type: 'command-answered', latencyMs: 12, body: [{ service_id: 'Light', properties: { level: 4 } }] },
    'response (green): request_id k7 Light {"level":4} after 12 ms',
  ],
  [
    { ...set, type: 'command-unanswered', outcome: 'timed-out', waitedMs: 20_000 },
    'no answer (yellow): to a set of Light request_id k7: silence for 20000 ms',
  ],
  [
    {
      ...of,
      type: 'message-sent',
      what: 'message',
      messageId: 'm1',
      topic: '$oc/devices/lamp/sys/messages/down',
      payload,
    },
    'message: m1 on sys/messages/down {"content":"x"}',
  ],
  [
    { ...of, type: 'message-redelivered', what: 'event', topic: '$oc/devices/lamp/sys/events/down', payload },
    'event: once more, with DUP: on sys/events/down {"content":"x"}',
  ],
  [{ deviceId: 'lamp', type: 'message-status', messageId: 'm1', status: 'sent', topic: 't' }, undefined],
  [
    { deviceId: 'lamp', type: 'message-status', messageId: 'm1', status: 'waiting', topic: 't' },
    'message: m1 waits for the device',
  ],
  [
    { deviceId: 'lamp', type: 'message-status', messageId: 'm1', name: 'n', status: 'replaced', topic: 't' },
    'message (yellow): n m1 has given way to later ones',
  ],
  [
    { ...received, kind: 'report', v2: { channel: 'properties/report' }, value: { services: set.paras.services } },
    'report: Light {"level":4}',
  ],
  [
    { ...received, v2: { channel: 'properties/report', dropped: 'too-long', contentBytes: 70_000 } },
    'message (yellow): dropped: 70000 bytes are too many on properties/report',
  ],
  [
    { ...received, v2: { channel: 'properties/report', gzip: true, dropped: 'not-gzip' } },
    'message (yellow): dropped: its topic says gzip, and it is not: {"content":"x"}',
  ],
  [{ ...received, v2: { channel: 'messages/up' }, value: {} }, 'message: on messages/up {"content":"x"}'],
  [
    { ...received, v2: { channel: 'events/up' }, value: { services: [event, event] } },
    'event: $log log_report {"type":"x"}, $log log_report {"type":"x"}',
  ],
  [{ ...received, kind: 'request', v2: { channel: 'shadow/get' }, value: {} }, 'message: asks for its shadow {}'],
])('%j is told as %s', (entry, line) => {
  expect(lineOf(entry)).toBe(line);
});
