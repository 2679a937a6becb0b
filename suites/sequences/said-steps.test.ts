import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rulesOf } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { scenarioOfSteps } from '../run/try-steps.ts';
import type { Step } from '../scenarios/step.ts';
import { secondPlaybook } from '../scenarios/v2/playbook.ts';
import { arbitraryStep } from './arbitrary-step.ts';
import { describeStep } from './describe-step.ts';
import { stepsOf } from './steps-of.ts';
import { start } from './testing.ts';

const products = await readTrialProducts();
const waits = { startMs: 20_000, answerMs: 3000, reportMs: 20_000, reconnectMs: 30_000 };
const settingsFor = (device: ReturnType<typeof createReferenceDevice>) =>
  trialSettings({ device: moduleDevice(device), generation: 2, waits }, products[2]);
const settings = settingsFor(createReferenceDevice({ generation: 2 }));

const message = (text: string): Step => ({
  kind: 'said',
  what: 'message',
  payload: Buffer.from(text).toString('base64'),
});
const event: Step = { kind: 'said', what: 'event', payload: Buffer.from('{"services":[]}').toString('base64') };
const steps = [start, message('hello'), event, message('')];

async function play(device: ReturnType<typeof createReferenceDevice>) {
  const played = await playScenario(
    scenarioOfSteps(steps, []),
    { ...settingsFor(device), learns: false },
    rulesOf('v2'),
  );
  const broken = played.findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
  return { broken, told: stepsOf(played.journal).filter(({ kind }) => kind === 'said' || kind === 'start') };
}

test('messages and events are said as the steps have them, and are read back from the journal', async () => {
  expect(await play(createReferenceDevice({ generation: 2 }))).toEqual({ broken: [], told: steps });
});

test('what a message does to a device shows in a sequence', { timeout: 30_000 }, async () => {
  const { broken } = await play(faultyDevice('message-empty-crash'));
  expect(broken).toContain('V2-MSG-01');
});

test('messages and events are drawn where the generation has them, and a request can show what they did', () => {
  const kindsOf = (can: boolean) => {
    const arbitrary = arbitraryStep({ ...settings, can: (need) => can || !['commands', 'set', 'get'].includes(need) });
    const drawn = arbitrary ? fc.sample(arbitrary, { numRuns: 1000, seed: 1 }) : [];
    return new Set(drawn.flatMap((step) => (step.kind === 'said' ? [step.what] : [])));
  };
  expect(settings.playbook).toBe(secondPlaybook);
  expect(kindsOf(true)).toEqual(new Set(['message', 'event']));
  expect(kindsOf(false)).toEqual(new Set());
});

test.each([
  [message('hello'), 'send a message (hello)'],
  [event, 'send an event ({"services":[]})'],
  [message(''), 'send a message without content'],
])('%j is told in words', (step, words) => {
  expect(describeStep(step, 'request_id')).toBe(words);
});
