import { expect, test } from 'vitest';
import { exchange, journal, onStage } from '../rules/testing.ts';
import type { Step } from '../scenarios/step.ts';
import { closingCommands } from './closing-commands.ts';

const command = { serviceId: 'Light', cmd: 'SET_LEVEL', paras: { level: 40 } };
const start: Step = { kind: 'start' };
const started = { type: 'device-started', deviceId: 'lamp-1' } as const;
const all = Number.POSITIVE_INFINITY;

test('a device that fails at the first command was sent more than it was started with', () => {
  expect(closingCommands([start], journal(started, exchange()), all)).toBe(
    'send Light/SET_LEVEL {"level":40}, as at the end of every sequence',
  );
});

test('what the steps sent is not told again', () => {
  const steps: Step[] = [start, { kind: 'commands', n: 2, command }];
  const two = [exchange(), exchange({ mid: 2 })];
  expect(closingCommands(steps, journal(started, ...two), all)).toBeUndefined();
  expect(closingCommands(steps, journal(started, ...two, exchange({ mid: 3 }), exchange({ mid: 4 })), all)).toBe(
    'send 2 times, one after another, Light/SET_LEVEL {"level":40}, as at the end of every sequence',
  );
});

test('what was sent after the rule was broken does not count', () => {
  const entries = journal(started, exchange());
  expect(closingCommands([start], entries, 1)).toBeUndefined();
});

test('commands that bring a device back belong to the step that took it away', () => {
  const steps: Step[] = [start, { kind: 'away' }];
  expect(closingCommands(steps, journal(started, onStage('away', exchange())), all)).toBeUndefined();
});
