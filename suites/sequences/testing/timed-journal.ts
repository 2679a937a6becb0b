import { inJson, reportMessage } from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { SuiteEvent } from '../../rules/rule.ts';
import { sampleJournal } from '../../verdicts/testing/sample-run.ts';

const deviceId = 'd';
const connection = 1;
/** For tests: what a device shows of itself. */
export const report: SuiteEvent = {
  type: 'message-received',
  kind: 'report',
  deviceId,
  connection,
  v1: inJson,
  payload: new Uint8Array(),
  value: reportMessage(),
};
export const answered = (latencyMs: number): SuiteEvent => ({
  type: 'command-answered',
  deviceId,
  connection,
  key: '1',
  serviceId: 'Lamp',
  cmd: 'SWITCH',
  paras: {},
  fit: 'valid',
  latencyMs,
  errcode: 0,
});
export const started: SuiteEvent = { type: 'device-started', deviceId };
export const online: SuiteEvent = { type: 'device-online', deviceId, connection };
export const offline: SuiteEvent = { type: 'device-offline', deviceId, connection };

/** For tests: the events, with this number of milliseconds between them. */
export function journal(...events: readonly (readonly [number, SuiteEvent])[]) {
  let at = 0;
  return sampleJournal(events.map(([, event]) => event)).map((entry, index) => {
    at += events[index]?.[0] ?? 0;
    return { ...entry, at };
  });
}
