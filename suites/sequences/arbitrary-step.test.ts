import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullestCommand } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { Need } from '../rules/rule.ts';
import { lampDevice, lampRun } from '../run/testing.ts';
import { commandsOf, type Step } from '../scenarios/step.ts';
import { firstPlaybook } from '../scenarios/v1/playbook.ts';
import { stepsWrittenWith, writtenStep } from '../scenarios/written-steps.ts';
import { arbitraryStep } from './arbitrary-step.ts';
import { anyStep } from './testing.ts';

const repertoire = { ...lampRun(lampDevice()), can: () => true };
const drawn = (can: (need: Need) => boolean, more: object = {}) => {
  const arbitrary = arbitraryStep({ ...repertoire, can, ...more });
  return arbitrary ? fc.sample(arbitrary, { numRuns: 2000, seed: 1 }) : [];
};
const declaring = (commandsInFlight: number) =>
  drawn(() => true, { declaration: { ...repertoire.declaration, commandsInFlight } });
const kindsOf = (steps: readonly Step[]) => [...new Set(steps.map(({ kind }) => kind))].toSorted();

test('every generated step is plain JSON, and reads back as it was written', () => {
  fc.assert(
    fc.property(anyStep, (step) => {
      const text = JSON.stringify(writtenStep(step, firstPlaybook.keys));
      const [read] = stepsWrittenWith(firstPlaybook.keys).parse([JSON.parse(text)]);
      expect(JSON.stringify(read)).toBe(JSON.stringify(step));
    }),
  );
});

test('a device that can do everything is met with everything', () => {
  const steps = drawn(() => true);
  expect(kindsOf(steps)).toEqual([
    'away',
    'burst',
    'command',
    'commands',
    'cut',
    'exchanged',
    'forbidden-packet',
    'joined',
    'late-puback',
    'next-key',
    'pieces',
    'probe',
    'redeliver',
    'report',
    'stop',
    'take-over',
    'time-out',
    'unacknowledged',
    'wait',
  ]);
  const commands = steps.flatMap(commandsOf);
  expect(commands.some(({ flaw }) => flaw !== undefined)).toBe(true);
  expect(commands.some(({ written }) => written !== undefined)).toBe(true);
  expect(commands.some(({ key }) => key === '65535')).toBe(true);
  expect(commands.some(({ qos }) => qos === 0)).toBe(true);
});

describe('what a device cannot do is not asked of it:', () => {
  test.each<[Need, Step['kind'][]]>([
    ['reconnects', ['away', 'cut', 'forbidden-packet', 'unacknowledged']],
    ['restart', ['stop']],
    ['adapter', ['report']],
    ['keeps-reports', ['unacknowledged']],
    ['json', ['probe']],
    [
      'commands',
      ['burst', 'command', 'commands', 'exchanged', 'forbidden-packet', 'joined', 'late-puback', 'pieces', 'probe'],
    ],
  ])('%s', (lacking, kinds) => {
    const steps = drawn((need) => need !== lacking);
    expect(kindsOf(steps).filter((kind) => kinds.includes(kind))).toEqual([]);
    expect(steps.length).toBeGreaterThan(0);
  });
});

test('a device without commands is cut when nothing is on its way', () => {
  const cuts = drawn((need) => need !== 'commands').filter(({ kind }) => kind === 'cut');
  expect(cuts.length).toBeGreaterThan(0);
  expect(new Set(cuts.map((step) => step.kind === 'cut' && step.when))).toEqual(new Set(['quiet']));
});

test('no command in its plain form is longer than the device declares', () => {
  const limit = 120;
  const steps = drawn(() => true, { declaration: { ...repertoire.declaration, maxCommandBytes: limit } });
  for (const { serviceId, cmd, paras } of steps.flatMap(commandsOf)) {
    expect(JSON.stringify(fullestCommand({ serviceId, cmd, paras })).length).toBeLessThanOrEqual(limit);
  }
});

test('rare steps, which cost seconds, are rare', () => {
  const steps = drawn(() => true);
  const slow = steps.filter(({ kind }) => ['away', 'cut', 'stop', 'unacknowledged', 'forbidden-packet'].includes(kind));
  expect(slow.length / steps.length).toBeLessThan(0.05);
});

test('a device is never sent more at once than it declares to take', () => {
  const atOnce = declaring(3).flatMap((step) =>
    step.kind === 'burst' || step.kind === 'joined' ? [step.commands.length] : [],
  );
  expect(Math.max(...atOnce)).toBe(3);
  const together = ['burst', 'joined', 'exchanged'];
  expect(kindsOf(declaring(1)).filter((kind) => together.includes(kind))).toEqual([]);
});
