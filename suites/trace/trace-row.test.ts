import { expect, test } from 'vitest';
import {
  commandTopicOf,
  dataTopicOf,
  inJson,
  reportMessage,
} from '../../mock-platform/generations/v1/messages-testing.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { traceRow } from './trace-row.ts';

const payload = Buffer.from('{"mid":7}');
const raw = Buffer.from([0xf0, 0x00]);
const here = { connection: 1, deviceId: 'd' };
const command = {
  key: '7',
  v1: { mid: 7, ...inJson },
  serviceId: 'Lamp',
  cmd: 'SWITCH',
  paras: {},
  fit: 'valid',
} as const;
const topic = dataTopicOf('d');

test.each<[SuiteEvent, string]>([
  [{ type: 'connection-opened', connection: 1, transport: 'tls', remote: '::1' }, 'device open: connection 1, tls'],
  [
    { type: 'tls-handshake', connection: 1, outcome: 'failed', certificate: 'expired', error: 'alert 45' },
    'device TLS: failed, certificate expired, alert 45',
  ],
  [
    { type: 'tls-handshake', connection: 1, outcome: 'completed', certificate: 'valid', protocol: 'TLSv1.2' },
    'device TLS: completed, TLSv1.2',
  ],
  [{ type: 'packet-received', connection: 1, raw, packet: { type: 'PINGREQ' } }, 'device PINGREQ: '],
  [{ type: 'packet-sent', connection: 1, raw, packet: { type: 'PUBACK', packetId: 3 } }, 'platform PUBACK: id 3'],
  [
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'PUBACK', packetId: 3 }, joined: 3 },
    'platform PUBACK: in one piece with 2 others: id 3',
  ],
  [
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'PINGRESP' }, cuts: [1] },
    'platform PINGRESP: in 2 pieces, cut after every byte',
  ],
  [
    { type: 'bytes-sent', connection: 1, raw, fault: 'reserved packet type 15' },
    'platform bytes: reserved packet type 15: 0xf000',
  ],
  [
    {
      type: 'wire-violated',
      connection: 1,
      raw,
      clause: 'MQTT-2.2.2-1',
      message: 'It used packet type 15.',
      expected: '',
      actual: '',
      fatal: true,
    },
    'device bytes: MQTT-2.2.2-1: It used packet type 15.',
  ],
  [
    {
      type: 'wire-violated',
      connection: 1,
      raw: Buffer.from([0x30, 0x02, 0x00, 0x09]),
      clause: 'MQTT-2.2.3',
      message: 'The packet ends inside its topic name.',
      expected: '',
      actual: '',
      fatal: true,
    },
    'device bytes: PUBLISH, MQTT-2.2.3: The packet ends inside its topic name.',
  ],
  [
    { type: 'connection-closed', connection: 1, by: 'platform', reason: 'keep-alive ran out', clean: false },
    'platform close: connection 1: keep-alive ran out',
  ],
  [
    { type: 'taken-over', deviceId: 'd', connection: 1, by: 2 },
    'platform close: connection 1: taken over by connection 2',
  ],
  [
    { type: 'authenticated', connection: 1, accepted: false, returnCode: 4, reason: 'wrong password', findings: [] },
    'platform CONNACK: refused: 4, wrong password',
  ],
  [
    { type: 'authenticated', connection: 1, accepted: true, returnCode: 0, reason: '', findings: [] },
    'platform CONNACK: accepted',
  ],
  [{ type: 'subscribed', ...here, filters: [{ filter: '#', granted: 1, purpose: 'foreign' }] }, 'device SUBSCRIBE: #'],
  [
    { type: 'published', ...here, topic, purpose: 'data', qos: 0, retain: false, dup: false, payload },
    `device PUBLISH: ${topic} {"mid":7}`,
  ],
  [{ type: 'message-received', ...here, v1: inJson, payload }, 'device PUBLISH: {"mid":7}'],
  [{ type: 'command-sent', ...here, ...command, qos: 1, payload, waitMs: 20_000 }, 'platform PUBLISH: {"mid":7}'],
  [{ type: 'command-redelivered', ...here, key: '7', payload }, 'platform PUBLISH: DUP {"mid":7}'],
  [
    { type: 'probe-sent', ...here, topic, kind: 'malformed', flaw: 'cut off', qos: 0, payload },
    'platform PUBLISH: cut off: {"mid":7}',
  ],
  [{ type: 'secret-notified', ...here, productId: 'p', nodeId: 'n' }, 'platform PUBLISH: deviceId d and its secret'],
  [
    { type: 'command-answered', ...here, ...command, latencyMs: 3, errcode: '0' },
    'device PUBLISH: answer to mid 7, errcode "0"',
  ],
  [
    { type: 'response-unmatched', ...here, key: '8', v1: { mid: 8 }, reason: 'unknown' },
    'device PUBLISH: answer to mid 8, which does not wait (unknown)',
  ],
  [
    { type: 'response-unmatched', ...here, reason: 'no-mid', v1: {} },
    'device PUBLISH: answer to mid (none), which does not wait (no-mid)',
  ],
  [
    { type: 'command-unanswered', ...here, ...command, outcome: 'timed-out', waitedMs: 20_000.4 },
    'device silence: no answer to mid 7 (Lamp/SWITCH) in 20000 ms',
  ],
  [
    { type: 'listener-changed', transport: 'tls', open: true, port: 8883, certificate: 'expired' },
    'platform listener: tls port 8883 open, certificate expired',
  ],
  [{ type: 'listener-changed', transport: 'tcp', open: false, port: 1883 }, 'platform listener: tcp port 1883 closed'],
  [{ type: 'device-started', deviceId: 'd' }, 'harness start: the device was started'],
  [{ type: 'device-stopping', deviceId: 'd' }, 'harness stop: the device was asked to stop'],
  [
    { type: 'device-exited', deviceId: 'd', code: 1, signal: null, asked: false },
    'device exit: ended with exit code 1',
  ],
  [
    { type: 'device-exited', deviceId: 'd', code: null, signal: 'SIGKILL', asked: true },
    'device exit: ended by SIGKILL',
  ],
  [
    { type: 'report-asked', deviceId: 'd', services: [{ serviceId: 'Lamp', serviceData: { on: 1 } }] },
    'harness report: [{"serviceId":"Lamp","serviceData":{"on":1}}]',
  ],
  [{ type: 'report-acknowledged', deviceId: 'd' }, 'device report: done'],
  [{ type: 'report-acknowledged', deviceId: 'd', error: 'busy' }, 'device report: error: busy'],
  [{ type: 'stage-began', stage: 'cut', deviceId: 'd' }, 'harness stage: cut'],
  [
    { type: 'stage-ended', stage: 'cut', deviceId: 'd', complete: false, waitedMs: 12 },
    'harness stage: cut: broken off after 12 ms',
  ],
])('%o', (event, expected) => {
  const row = traceRow({ ...event, seq: 1, at: 12.345, wall: 0 });
  expect(`${row?.from} ${row?.packet}: ${row?.summary}`).toBe(expected);
});

test('a row carries time to a tenth of a millisecond and the connection, where there is one', () => {
  const [ping, start] = sampleJournal([
    { type: 'packet-received', connection: 2, raw, packet: { type: 'PINGREQ' } },
    { type: 'device-started', deviceId: 'd' },
  ]);
  expect(ping && traceRow({ ...ping, at: 12.345 })).toMatchObject({
    t: 12.3,
    from: 'device',
    packet: 'PINGREQ',
    summary: '',
    connection: 2,
  });
  expect(start && traceRow(start)).toEqual({
    t: 10,
    from: 'harness',
    packet: 'start',
    summary: 'the device was started',
  });
});

test('what is not a step in the exchange is not a row', () => {
  expect(traceRow({ type: 'device-online', deviceId: 'd', connection: 1, seq: 1, at: 0, wall: 0 })).toBeUndefined();
});

test('control characters of a device do not reach the terminal', () => {
  const row = traceRow({ type: 'report-acknowledged', deviceId: 'd', error: '\u001b[2J', seq: 1, at: 0, wall: 0 });
  expect(row?.summary).toBe('error: \\u{1b}[2J');
});

test('a row keeps for a closer look what its summary abbreviates', () => {
  const topic = dataTopicOf('d'.repeat(36));
  const payload = Buffer.from(JSON.stringify(reportMessage()));
  const packet = { type: 'PUBLISH', topic, payload, qos: 0, retain: false, dup: false } as const;
  const [row] = sampleJournal([{ type: 'packet-received', connection: 1, raw: payload, packet }]).map((entry) =>
    traceRow(entry),
  );
  expect(row).toMatchObject({ topic, payload: { encoding: 'utf-8', text: payload.toString(), bytes: 33 } });
});

test('of a packet without a payload it keeps the bytes, which are not text even where they look like it', () => {
  const packet = { type: 'PUBACK', packetId: 3 } as const;
  const bytes = Buffer.from([0x40, 0x02, 0x00, 0x03]);
  const [row] = sampleJournal([{ type: 'packet-received', connection: 1, raw: bytes, packet }]).map((entry) =>
    traceRow(entry),
  );
  expect(row?.payload).toEqual({ encoding: 'hex', text: '40020003', bytes: 4 });
});

test('of bytes that break MQTT it keeps the bytes', () => {
  const violation = { clause: 'MQTT-3.8.1-1', message: 'm', expected: 'e', actual: 'a', fatal: false };
  const raw = Buffer.from([0x80, 0x00]);
  const [row] = sampleJournal([{ type: 'wire-violated', connection: 1, raw, ...violation }]).map((entry) =>
    traceRow(entry),
  );
  expect(row?.payload).toEqual({ encoding: 'hex', text: '8000', bytes: 2 });
});

test('filters of subscriptions are kept in full: what is wrong with one may be at its beginning', () => {
  const filter = commandTopicOf('d'.repeat(36)).slice(1);
  const packet = { type: 'SUBSCRIBE', packetId: 1, filters: [{ filter, qos: 1 }] } as const;
  const bye = { type: 'UNSUBSCRIBE', packetId: 1, filters: [filter, 'a'] } as const;
  const rows = [packet, bye].map(
    (packet) =>
      sampleJournal([{ type: 'packet-received', connection: 1, raw: payload, packet }]).map((entry) =>
        traceRow(entry),
      )[0],
  );
  expect(rows).toMatchObject([{ topic: filter }, { topic: `${filter}, a` }]);
});
