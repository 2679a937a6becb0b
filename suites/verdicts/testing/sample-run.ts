import {
  commandMessage,
  commandTopicOf,
  dataTopicOf,
  inJson,
} from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { Finding } from '../../rules/judge.ts';
import { defineRule, type Entry, type Rule, type SuiteEvent, type Violation } from '../../rules/rule.ts';
import type { ScenarioResult } from '../scenario-result.ts';
import type { Run } from '../settle-verdicts.ts';

/** Parts of a run for the tests of verdicts and reports, each with what a test does not care about filled in. */
export function sampleRule(id: string, rule: Partial<Rule> = {}): Rule {
  return defineRule({ id, level: 'MUST', sentence: `keeps ${id}`, source: 'ref 5', judge: () => ({}), ...rule });
}

export function sampleViolation(violation: Partial<Violation> = {}): Violation {
  return {
    message: 'It answered with the mid of another command.',
    expected: 'a deviceRsp with mid 7',
    actual: 'a deviceRsp with mid 8',
    evidence: [],
    ...violation,
  };
}

export function sampleFinding(rule: Rule, exercised: number, violations: readonly Violation[] = []): Finding {
  return { rule, exercised, violations };
}

export function sampleScenario(scenario: string, result: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    scenario,
    title: `The scenario ${scenario}`,
    durationMs: 100,
    expects: [],
    outcome: 'ran',
    findings: [],
    journal: [],
    output: [],
    replay: `replay-${scenario}`,
    ...result,
  };
}

export function sampleRun(run: Partial<Run> = {}): Run {
  return {
    rules: [],
    scenarios: [],
    inapplicable: new Map(),
    known: [],
    strict: false,
    seed: 123,
    durationMs: 8123,
    device: { kind: 'command', command: ['python3', 'device.py'] },
    generation: 1,
    ...run,
  };
}

/** Numbers events as a journal does, ten milliseconds apart. */
export function sampleJournal(events: readonly SuiteEvent[]): Entry[] {
  return events.map((event, index) => ({
    ...event,
    seq: index + 1,
    at: index * 10,
    wall: 1_500_000_000_000 + index * 10,
  }));
}

const deviceId = '3f2a6b1c-77c1-4b8e-9d52-0c1f5a9e8b11';

/** A device that is asked with mid 7 and answers with mid 8. The last entry but one is the offending one. */
export function journalOfWrongMid(): Entry[] {
  const request = Buffer.from(
    JSON.stringify(commandMessage({ serviceId: 'Lamp', cmd: 'SWITCH', paras: { on: 1 }, mid: 7 })),
  );
  const response = Buffer.from('{"msgType":"deviceRsp","mid":8,"errcode":0,"body":{"on":1}}');
  const raw = new Uint8Array();
  const flags = { qos: 1, retain: false, dup: false };
  const device = { connection: 1, deviceId: 'd' };
  return sampleJournal([
    { type: 'connection-opened', connection: 1, transport: 'tls', remote: '127.0.0.1' },
    { type: 'packet-received', connection: 1, raw, packet: { type: 'PINGREQ' } },
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'PINGRESP' } },
    {
      type: 'command-sent',
      ...device,
      key: '7',
      serviceId: 'Lamp',
      cmd: 'SWITCH',
      paras: { on: 1 },
      fit: 'valid',
      qos: 1,
      v1: { mid: 7, ...inJson },
      payload: request,
      waitMs: 20_000,
    },
    {
      type: 'packet-sent',
      connection: 1,
      raw,
      packet: { type: 'PUBLISH', topic: commandTopicOf(deviceId), payload: request, packetId: 3, ...flags },
    },
    { type: 'packet-received', connection: 1, raw, packet: { type: 'PUBACK', packetId: 3 } },
    {
      type: 'packet-received',
      connection: 1,
      raw,
      packet: { type: 'PUBLISH', topic: dataTopicOf(deviceId), payload: response, packetId: 9, ...flags },
    },
    {
      type: 'published',
      ...device,
      ...flags,
      topic: dataTopicOf(deviceId),
      purpose: 'data',
      v1: inJson,
      payload: response,
    },
    {
      type: 'message-received',
      kind: 'response',
      ...device,
      v1: inJson,
      payload: response,
      value: JSON.parse(response.toString()),
    },
    { type: 'response-unmatched', ...device, key: '8', v1: { mid: 8 }, reason: 'unknown' },
    { type: 'packet-sent', connection: 1, raw, packet: { type: 'PUBACK', packetId: 9 } },
  ]);
}
