import { expect, test } from 'vitest';
import { kindOf } from '../../mock-platform/generations/v1/kind-of.ts';
import { inJson, reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { timelineOf } from './timeline.ts';

const device = { connection: 1, deviceId: 'd' };
const payload = new Uint8Array();
const command = { ...device, serviceId: 'Lamp', cmd: 'SWITCH', paras: {}, fit: 'valid' } as const;
const sent = (mid: number): SuiteEvent => ({
  type: 'command-sent',
  ...command,
  key: String(mid),
  v1: { mid, ...inJson },
  qos: 1,
  payload,
  waitMs: 200,
});
const report = (value: unknown): SuiteEvent => ({
  type: 'message-received',
  kind: kindOf(value),
  ...device,
  v1: inJson,
  payload,
  value,
});
const opened = (connection: number): SuiteEvent => ({
  type: 'connection-opened',
  connection,
  transport: 'tls',
  remote: '127.0.0.1',
});
const login = (connection: number, accepted: boolean): SuiteEvent => ({
  type: 'authenticated',
  connection,
  accepted,
  returnCode: accepted ? 0 : 4,
  reason: accepted ? 'all well' : 'wrong password',
  findings: [],
});
const closed = (connection: number): SuiteEvent => ({
  type: 'connection-closed',
  connection,
  by: 'device',
  reason: 'DISCONNECT',
  clean: true,
});

test('without entries there is no timeline', () => {
  expect(timelineOf([])).toBeUndefined();
});

test('a connection is shown from its opening to its end, with why it was refused', () => {
  const journal = sampleJournal([opened(1), login(1, false), closed(1), opened(2), login(2, true)]);
  expect(timelineOf(journal)).toEqual({
    end: 40,
    connections: [
      { connection: 1, opened: 0, closed: 20, by: 'device', reason: 'wrong password' },
      { connection: 2, opened: 30, accepted: 40 },
    ],
    reports: [],
    commands: [],
    stages: [],
    omitted: 0,
  });
});

test('reports, commands with their answers, and stages stand at their times', () => {
  const journal = sampleJournal([
    { type: 'stage-began', stage: 'cut', deviceId: 'd' },
    report(reportMessage({ serviceId: 'Lamp' }, { serviceId: 'Energy' })),
    report({ msgType: 'deviceRsp', mid: 7 }),
    sent(7),
    { type: 'command-answered', ...command, key: '7', latencyMs: 12.34, errcode: 0 },
    sent(7),
    { type: 'stage-ended', stage: 'cut', deviceId: 'd', complete: true, waitedMs: 60 },
  ]);
  expect(timelineOf(journal)).toMatchObject({
    reports: [{ t: 10, services: 'Lamp, Energy' }],
    commands: [
      { t: 30, command: 'Lamp/SWITCH, mid 7', answeredMs: 12.3 },
      { t: 50, command: 'Lamp/SWITCH, mid 7' },
    ],
    stages: [{ stage: 'cut', began: 0, ended: 60 }],
  });
});

test('what a device writes into a report does not break the timeline', () => {
  const values = [null, 7, { ...reportMessage(), data: 'no list' }, reportMessage(null, {})];
  const journal = sampleJournal(values.map(report));
  expect(timelineOf(journal)?.reports).toEqual([
    { t: 20, services: '' },
    { t: 30, services: '?, ?' },
  ]);
});

test('of much only the first hundred of a kind are kept, and the others counted', () => {
  const timeline = timelineOf(sampleJournal([...Array.from({ length: 130 }, (_, i) => sent(i)), opened(1)]));
  expect(timeline?.commands).toHaveLength(100);
  expect(timeline?.connections).toHaveLength(1);
  expect(timeline?.omitted).toBe(30);
});
