import { expect, test } from 'vitest';
import type { Habit } from '../../fixtures/devices/behaviour.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { playbooks } from '../scenarios/playbooks.ts';
import { runConformance } from './run-conformance.ts';

const eachMs = 300;
/** Twenty at a time would take 6 s. */
const answerMs = 2000;

/** Carries out one request after the other, as a program does that works inside its callback. */
const oneAfterAnother: Habit = (_, __, { after }) => {
  let idleAt = 0;
  return {
    schedule: (send) => {
      const now = performance.now();
      idleAt = Math.max(idleAt, now) + eachMs;
      after(idleAt - now, send);
    },
  };
};

test.each([1, 2] as const)(
  'a device of generation %i that takes its time for each request is not asked more than it can do',
  {
    timeout: 120_000,
  },
  async (generation) => {
    const named = ['connect', generation === 1 ? 'commands' : 'mixed', 'stream'];
    const { rules } = await runConformance({
      generation,
      device: createReferenceDevice({ generation }, oneAfterAnother),
      capabilities: { transport: 'mqtt', echoCommand: 'Diagnostics/ECHO' },
      timeouts: { answerMs },
      scenarios: playbooks[generation].scenarios.filter(({ name }) => named.includes(name)),
      seed: 3,
      runs: 1,
      budget: 0,
    });
    const broken = rules.filter(({ violations }) => violations.length > 0);
    expect(broken.map(({ id, violations }) => [id, violations.map(({ message }) => message)])).toEqual([]);
  },
);
