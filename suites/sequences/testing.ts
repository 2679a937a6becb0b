import type fc from 'fast-check';
import { lampDevice, lampRun } from '../run/testing.ts';
import type { Step, StepCommand, Steps } from '../scenarios/step.ts';
import { arbitraryStep } from './arbitrary-step.ts';

/** For tests: any step for a lamp that can do everything. */
export const anyStep = arbitraryStep({ ...lampRun(lampDevice()), can: () => true }) as fc.Arbitrary<Step>;

/** For tests: a command to the lamp. */
export function level(value: number, more: Partial<StepCommand> = {}): StepCommand {
  return { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value }, ...more };
}

/** For tests: it, as a step. */
export function send(value: number, more: Partial<StepCommand> = {}): Step {
  return { kind: 'command', command: level(value, more) };
}

export const start: Step = { kind: 'start' };
export const cut: Step = { kind: 'cut', when: 'quiet' };

/** For tests: kinds only. */
export function kinds(steps: Steps): string {
  return steps.map(({ kind }) => kind).join(' ');
}
