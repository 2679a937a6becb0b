import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inJson, kinds } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { journalOfWrongMid, sampleJournal } from '../verdicts/testing/sample-run.ts';
import { counterpartTrace, traceOf } from './trace.ts';

const raw = new Uint8Array();
const lines = (rows: ReturnType<typeof traceOf>) =>
  rows.map(({ t, from, packet, summary, offending }) =>
    `${offending ? '>' : ' '} ${t} ${from} ${packet} ${summary}`.trimEnd(),
  );
const of = (journal: Entry[], ...types: Entry['type'][]) => journal.filter(({ type }) => types.includes(type));

test('messages are shown as the packets that carried them, with what acknowledged them', () => {
  const journal = journalOfWrongMid();
  expect(lines(traceOf(of(journal, 'command-sent', 'response-unmatched'), journal))).toEqual([
    '  0 device open connection 1, tls',
    `  40 platform PUBLISH ${kinds.command} Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}`,
    '  50 device PUBACK id 3',
    '> 60 device PUBLISH deviceRsp mid 8 errcode 0 QoS 1 id 9 {"on":1}',
    '  100 platform PUBACK id 9',
  ]);
});

test('what speaks of the same mid belongs to it, however long ago', () => {
  const v1 = { mid: 7, ...inJson };
  const command = {
    deviceId: 'd',
    connection: 1,
    key: '7',
    v1,
    serviceId: 'Lamp',
    cmd: 'SWITCH',
    fit: 'valid',
  } as const;
  const payload = Buffer.from('{"mid":7}');
  const pings = Array.from(
    { length: 20 },
    (): SuiteEvent => ({ type: 'packet-received', connection: 1, raw, packet: { type: 'PINGREQ' } }),
  );
  const journal = sampleJournal([
    { type: 'command-sent', ...command, paras: {}, qos: 0, payload, waitMs: 200 },
    {
      type: 'packet-sent',
      connection: 1,
      raw,
      packet: { type: 'PUBLISH', topic: 'c', payload, qos: 0, retain: false, dup: false },
    },
    ...pings,
    { type: 'command-unanswered', ...command, outcome: 'timed-out', waitedMs: 200 },
  ]);
  expect(lines(traceOf(journal.slice(-1), journal))).toEqual([
    `  10 platform PUBLISH c ${kinds.command} Lamp/SWITCH mid 7 {}`,
    '> 220 device silence no answer to mid 7 (Lamp/SWITCH) in 200 ms',
  ]);
});

test('other connections stay out of it', () => {
  const bye = (connection: number): SuiteEvent => ({
    type: 'packet-received',
    connection,
    raw,
    packet: { type: 'DISCONNECT' },
  });
  const journal = sampleJournal([bye(1), bye(2), bye(1), bye(2)]);
  expect(traceOf(journal.slice(3), journal).map(({ connection }) => connection)).toEqual([2, 2]);
});

test('between evidence of two connections stands how the first ended and the second began', () => {
  const report = (connection: number): SuiteEvent => ({
    type: 'packet-received',
    connection,
    raw,
    packet: { type: 'PUBLISH', topic: 't', payload: Buffer.from('1'), qos: 0, retain: false, dup: false },
  });
  const ping: SuiteEvent = { type: 'packet-received', connection: 2, raw, packet: { type: 'PINGREQ' } };
  const subscribed: SuiteEvent = { type: 'subscribed', connection: 2, deviceId: 'd', filters: [] };
  const journal = sampleJournal([
    report(1),
    { type: 'connection-closed', connection: 1, by: 'platform', reason: 'cut', clean: false },
    { type: 'connection-opened', connection: 2, transport: 'tcp', remote: '' },
    connectOf(2),
    ...Array.from({ length: 5 }, () => subscribed),
    ping,
    { type: 'stage-ended', deviceId: 'd', stage: 'cut', complete: true, waitedMs: 100 },
    connectOf(2),
  ]);
  const evidence = of(journal, 'stage-ended');
  const shown = (rows: ReturnType<typeof traceOf>) => rows.map(({ packet }) => packet).slice(0, 3);
  expect(shown(traceOf([...journal.slice(0, 1), ...evidence], journal))).toEqual(['PUBLISH', 'close', 'CONNECT']);
  expect(shown(traceOf(evidence, journal))).toEqual(['SUBSCRIBE', 'SUBSCRIBE', 'SUBSCRIBE']);
});

function connectOf(connection: number): SuiteEvent {
  const packet = {
    type: 'CONNECT',
    protocolName: 'MQTT',
    protocolLevel: 4,
    cleanSession: true,
    keepAlive: 60,
  } as const;
  return { type: 'packet-received', connection, raw, packet: { ...packet, clientId: 'd_0_0_2026010100' } };
}

test('of much evidence the latest is shown', () => {
  const journal = sampleJournal(
    Array.from(
      { length: 40 },
      (): SuiteEvent => ({ type: 'connection-opened', connection: 1, transport: 'tcp', remote: '' }),
    ),
  );
  const rows = traceOf(journal, journal);
  expect(rows.map(({ t }) => t)).toEqual([280, 290, 300, 310, 320, 330, 340, 350, 360, 370, 380, 390]);
});

test('evidence that a bounded journal has dropped shows itself', () => {
  const journal = journalOfWrongMid();
  expect(lines(traceOf(journal.slice(1, 2), journal.slice(5)))).toEqual(['> 10 device PINGREQ']);
});

test('without evidence there is no trace', () => {
  expect(traceOf([], journalOfWrongMid())).toEqual([]);
});

test('the counterpart is the last moment of the same kind, with nothing offending', () => {
  const journal = journalOfWrongMid();
  const other = journalOfWrongMid();
  const rows = counterpartTrace(of(journal, 'response-unmatched'), journal, other);
  expect(rows.filter(({ packet }) => packet === 'PUBLISH')).toHaveLength(2);
  expect(rows.some(({ offending }) => offending)).toBe(false);
  expect(counterpartTrace(of(journal, 'response-unmatched'), journal, [])).toEqual([]);
});

test('a trace is short, in the order of time, and its offending row is there exactly once', () => {
  const journal = journalOfWrongMid();
  fc.assert(
    fc.property(fc.subarray(journal, { minLength: 1 }), (evidence) => {
      const rows = traceOf(evidence, journal);
      expect(rows.length).toBeLessThanOrEqual(12);
      expect(rows.filter(({ offending }) => offending)).toHaveLength(1);
      expect(rows.map(({ t }) => t)).toEqual(rows.map(({ t }) => t).toSorted((a, b) => a - b));
    }),
  );
});

test('a log-in is shown as the CONNECT that was judged, with the answer after it', () => {
  const connect = {
    type: 'CONNECT',
    protocolName: 'MQTT',
    protocolLevel: 4,
    cleanSession: true,
    keepAlive: 60,
  } as const;
  const journal = sampleJournal([
    { type: 'packet-received', connection: 1, raw, packet: { ...connect, clientId: 'a', username: 'a' } },
    { type: 'authenticated', connection: 1, accepted: true, returnCode: 0, reason: 'all well', findings: [] },
    { type: 'device-online', deviceId: 'd', connection: 1 },
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'CONNACK', sessionPresent: false, returnCode: 0 } },
  ]);
  const shown = lines(traceOf(of(journal, 'authenticated'), journal));
  expect(shown).toEqual([
    '> 0 device CONNECT client a, no password, keep-alive 60 s',
    '  30 platform CONNACK accepted',
  ]);
});

test('that a device came on line is shown as the CONNACK that let it in', () => {
  const journal = sampleJournal([
    { type: 'device-online', deviceId: 'd', connection: 1 },
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'CONNACK', sessionPresent: false, returnCode: 0 } },
  ]);
  expect(lines(traceOf(of(journal, 'device-online'), journal))).toEqual(['> 10 platform CONNACK accepted']);
});

test('what the device was sent last stands before what it should not have published, and what the suite does to end does not', () => {
  const publish = (payload: string, type: 'packet-sent' | 'packet-received'): SuiteEvent => ({
    type,
    connection: 1,
    raw,
    packet: { type: 'PUBLISH', topic: 't', payload: Buffer.from(payload), qos: 0, retain: false, dup: false },
  });
  const pubacks = Array.from(
    { length: 6 },
    (_, packetId): SuiteEvent => ({ type: 'packet-sent', connection: 1, raw, packet: { type: 'PUBACK', packetId } }),
  );
  const journal = sampleJournal([
    publish('asked', 'packet-sent'),
    ...pubacks,
    { type: 'stage-ended', deviceId: 'd', stage: 'burst', complete: true, waitedMs: 1 },
    { type: 'device-stopping', deviceId: 'd' },
    publish('said', 'packet-received'),
    { type: 'device-stopping', deviceId: 'd' },
  ]);
  expect(lines(traceOf(journal.slice(9, 10), journal))).toEqual([
    '  0 platform PUBLISH t asked',
    '  40 platform PUBACK id 3',
    '  50 platform PUBACK id 4',
    '  60 platform PUBACK id 5',
    '> 90 device PUBLISH t said',
  ]);
});
