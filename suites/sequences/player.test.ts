import { describe, expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { commandMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rulesOf } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampRun } from '../run/testing.ts';
import { scenarioOfSteps } from '../run/try-steps.ts';
import { Learnt } from '../scenarios/learnt.ts';
import { type Step, type StepCommand, type Steps, startsDevice } from '../scenarios/step.ts';
import { stepsOf } from './steps-of.ts';
import { start } from './testing.ts';

const model = await readProductModel(streetLamp);
/** Correct, and back at once. */
const device = moduleDevice(createReferenceDevice({ reportIntervalMs: 50, backOffBaseMs: 900, stableAfterMs: 0 }));

const echo = (text: string, more: Partial<StepCommand> = {}): StepCommand => ({
  serviceId: 'Diagnostics',
  cmd: 'ECHO',
  paras: { count: 1, text },
  ...more,
});
const send = (text: string, more: Partial<StepCommand> = {}): Step => ({ kind: 'command', command: echo(text, more) });
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function play(steps: Steps, transport: 'mqtt' | 'mqtts' = 'mqtt') {
  const run = lampRun(device);
  const options = {
    ...run,
    model,
    modelFolder: streetLamp,
    waits: { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 30_000 },
    declaration: { ...run.declaration, transport, keepsReports: true, echoCommand: 'Diagnostics/ECHO' },
  };
  return playScenario(scenarioOfSteps(steps, []), options, rulesOf('v1'));
}

const text = JSON.stringify(
  commandMessage({ serviceId: 'Diagnostics', cmd: 'ECHO', paras: { count: 1, text: 'w' }, mid: 61_000 }),
);

describe('each kind of step does what it says, and a correct device is not accused', () => {
  test.each<[string, Step[], Step['kind'][]]>([
    ['a command', [send('a'), send('b', { qos: 0 }), send('c', { key: '65535' })], ['command', 'command', 'command']],
    ['a long one', [send('d', { bytes: 1024 })], ['command']],
    ['one written otherwise', [send('w', { key: '61000', written: { form: 'compact', text } })], ['command']],
    ['an unknown one', [send('a', { cmd: 'NONE', flaw: 'no command' }), send('b')], ['command', 'command']],
    ['many', [{ kind: 'commands', n: 3, command: echo('m') }], ['command', 'command', 'command']],
    ['a burst', [{ kind: 'burst', commands: [echo('a'), echo('b'), echo('c')] }], ['burst']],
    ['two that change places', [{ kind: 'exchanged', first: echo('a'), second: echo('b') }], ['burst']],
    ['several in one write', [{ kind: 'joined', commands: [echo('a'), echo('b'), echo('c')] }], ['joined']],
    ['one in pieces', [{ kind: 'pieces', command: echo('p') }], ['pieces']],
    ['one in three pieces', [{ kind: 'pieces', command: echo('p'), cuts: [1, 7] }], ['pieces']],
    [
      'a malformed one',
      [{ kind: 'probe', what: 'malformed', flaw: 'no JSON', payload: base64('{') }, send('a')],
      ['probe', 'command'],
    ],
    [
      'an oversized one',
      [{ kind: 'probe', what: 'oversized', flaw: 'long', payload: base64(`{"x":"${'x'.repeat(2000)}"}`) }],
      ['probe'],
    ],
    [
      'a redelivery',
      [send('a'), send('b'), { kind: 'redeliver', back: 2 }, send('c')],
      ['command', 'command', 'redeliver', 'command'],
    ],
    ['a late PUBACK', [{ kind: 'late-puback', command: echo('a') }, send('b')], ['command', 'command']],
    ['a cut', [{ kind: 'cut', when: 'quiet' }, send('a')], ['cut', 'command']],
    ['a cut before PUBACK', [{ kind: 'cut', when: 'command-sent' }, send('a')], ['cut', 'command']],
    ['a cut after PUBACK', [{ kind: 'cut', when: 'command-acknowledged' }, send('a')], ['cut', 'command']],
    ['a cut after the answer', [{ kind: 'cut', when: 'command-answered' }, send('a')], ['cut', 'command']],
    ['a report without PUBACK', [{ kind: 'unacknowledged' }, send('a')], ['unacknowledged', 'command']],
    [
      'forbidden bytes',
      [{ kind: 'forbidden-packet', what: 'packet type 0', bytes: 'AAA=' }, send('a')],
      ['forbidden-packet', 'command'],
    ],
    ['a stop', [send('a'), { kind: 'stop' }, send('b')], ['command', 'stop', 'start', 'command']],
    ['reports', [{ kind: 'reports', n: 2 }, send('a')], ['command']],
    ['a wait', [{ kind: 'wait', ms: 20 }, send('a')], ['command']],
    ['the wrap of the mids', [{ kind: 'next-key', key: '65535' }, send('a'), send('b')], ['command', 'command']],
    ['time that is skipped', [{ kind: 'time-out', command: echo('a') }, send('b')], ['command', 'command', 'command']],
    ['a refusal', [{ kind: 'refused' }, send('a')], ['refused', 'command']],
    ['a platform that is unavailable', [{ kind: 'unavailable' }, send('a')], ['unavailable', 'command']],
  ])('%s', { timeout: 60_000 }, async (_, steps, told) => {
    const whole = steps[0] && startsDevice(steps[0]) ? steps : [start, ...steps];
    const { outcome, findings, journal, sequences } = await play(whole);
    expect(outcome).toBe('ran');
    const accusations = findings.flatMap(({ rule, violations }) => violations.map(({ message }) => [rule.id, message]));
    expect(accusations).toEqual([]);
    expect(sequences.flat().map(({ step }) => step)).toEqual(whole);
    // The barrier at the end is one more, and reports come by themselves.
    const seen = stepsOf(journal).map(({ kind }) => kind);
    const first = whole === steps ? [] : ['start'];
    expect(seen).toEqual([...first, ...told, 'command', ...(seen.includes('reports') ? ['reports'] : [])]);
  });
});

test('a device that is back on line and does not subscribe is not given the time of a return before the next step', async () => {
  const run = lampRun(moduleDevice(faultyDevice('subscribes-once')));
  const options = {
    ...run,
    model,
    modelFolder: streetLamp,
    waits: { startMs: 3000, answerMs: 3000, reportMs: 3000, reconnectMs: 600_000 },
    declaration: { ...run.declaration, keepsReports: true },
    learns: false,
  };
  const scenario = scenarioOfSteps([start, { kind: 'unacknowledged' }, send('a')], []);
  const { outcome, journal } = await playScenario(scenario, options, rulesOf('v1'));
  expect(outcome).toBe('ran');
  expect(journal.filter(({ type }) => type === 'command-sent')).toEqual([]);
});

test('a late answer is not looked for at length where the device has answered otherwise', async () => {
  const run = lampRun(moduleDevice(faultyDevice('answers-with-the-mid-before')));
  const learnt = new Learnt();
  for (let n = 0; n < 3; n++) learnt.answeredOtherwise(false);
  const options = {
    ...run,
    model,
    modelFolder: streetLamp,
    waits: { startMs: 20_000, answerMs: 300_000, reportMs: 20_000, reconnectMs: 20_000 },
    learns: false,
    latestAnswerMs: 500,
    learnt,
  };
  const scenario = scenarioOfSteps([start, send('a', { cmd: 'NONE', flaw: 'no command' })], []);
  const { outcome, journal } = await playScenario(scenario, options, rulesOf('v1'));
  expect(outcome).toBe('ran');
  expect(journal.some(({ type }) => type === 'command-unanswered')).toBe(true);
});
