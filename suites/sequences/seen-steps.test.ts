import { expect, test } from 'vitest';
import { inJson, reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import { sampleJournal } from '../verdicts/testing/sample-run.ts';
import { involvedSteps, seenSteps } from './seen-steps.ts';
import { cut, level, send, start } from './testing.ts';

const commandSent = {
  type: 'command-sent',
  deviceId: 'd',
  connection: 1,
  key: '1',
  ...level(1),
  fit: 'valid',
  qos: 1,
  payload: Buffer.from('{}'),
  waitMs: 1000,
} as const satisfies SuiteEvent;
const report = {
  type: 'message-received',
  kind: 'report',
  deviceId: 'd',
  connection: 1,
  v1: inJson,
  payload: Buffer.from('{}'),
  value: reportMessage(),
} as const satisfies SuiteEvent;

test('steps that had not begun when it showed have no part in it', () => {
  const begun = [start, send(1), cut].map((step, index) => ({ step, from: index * 10 }));
  expect(seenSteps(begun, 11, [])).toEqual([start, send(1)]);
  expect(seenSteps(begun, 10, [])).toEqual([start]);
  expect(seenSteps(begun, 99, [])).toEqual([start, send(1), cut]);
});

test('of many commands, and of many reports, only those until then count', () => {
  const journal = sampleJournal([commandSent, report, commandSent, report, report, commandSent]);
  const commands = { kind: 'commands', n: 50, command: level(1) } as const;
  expect(seenSteps([{ step: commands, from: 0 }], 3, journal)).toEqual([{ ...commands, n: 2 }]);
  const reports = { kind: 'reports', n: 50 } as const;
  expect(seenSteps([{ step: reports, from: 2 }], 6, journal)).toEqual([{ ...reports, n: 2 }]);
});

test('a step before the last is shown as a whole', () => {
  const journal = sampleJournal([commandSent, commandSent, report]);
  const commands = { kind: 'commands', n: 9, command: level(1) } as const;
  const begun = [
    { step: commands, from: 0 },
    { step: cut, from: 2 },
  ];
  expect(seenSteps(begun, 3, journal)).toEqual([commands, cut]);
});

test('a step is involved when an entry was recorded after its beginning and before the next one', () => {
  const begun = [start, send(1), send(2), cut].map((step, index) => ({ step, from: index * 10 }));
  expect(involvedSteps(begun, [15, 20, 31])).toEqual([start, send(1), cut]);
  expect(involvedSteps(begun.slice(1), [25])).toEqual([send(2)]);
});

test('no step stands after the end of the device, unless it was started again', () => {
  const begun = [start, send(1), cut].map((step, index) => ({ step, from: index * 2 }));
  const exited = { type: 'device-exited', deviceId: 'd', code: 1, signal: null, asked: false } as const;
  const again = { type: 'device-started', deviceId: 'd' } as const;
  expect(seenSteps(begun, 9, sampleJournal([commandSent, report, commandSent, exited, report]))).toEqual([
    start,
    send(1),
  ]);
  expect(seenSteps(begun, 9, sampleJournal([commandSent, report, commandSent, exited, again]))).toEqual([
    start,
    send(1),
    cut,
  ]);
});
