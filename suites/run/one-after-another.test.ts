import { expect, test } from 'vitest';
import type { Habit } from '../../fixtures/devices/behaviour.ts';
import type { Message } from '../../fixtures/devices/messages/message.ts';
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

test.concurrent.each([1, 2] as const)(
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

/** Answers a property get with its service, and no list around it: then nothing but the scenario for it shows more. */
const withoutList: Habit = ({ respond }) => ({
  respond(command) {
    const answer = respond(command);
    if (command.family !== 'get' || command.serviceId === '') return answer;
    return (answer.services as readonly Message[])[0] ?? answer;
  },
});

test.concurrent('such a device is asked for its properties alone, too, besides many at a time', {
  timeout: 120_000,
}, async () => {
  const { rules } = await runConformance({
    generation: 2,
    device: createReferenceDevice({ generation: 2 }, (...given) => ({
      ...withoutList(...given),
      ...oneAfterAnother(...given),
    })),
    capabilities: { transport: 'mqtt' },
    scenarios: playbooks[2].scenarios.filter(({ name }) => name === 'gets'),
    seed: 3,
    runs: 1,
    budget: 0,
  });
  const verdicts = rules.filter(({ id }) => ['V2-GET-06', 'V2-GET-07'].includes(id)).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['pass', 'pass']);
});
