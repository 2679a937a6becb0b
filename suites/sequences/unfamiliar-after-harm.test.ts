import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rulesOf } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampRun } from '../run/testing.ts';
import { scenarioOfSteps } from '../run/try-steps.ts';
import type { Step, Steps } from '../scenarios/step.ts';
import { start } from './testing.ts';

const model = await readProductModel(streetLamp);
const echo = (text: string) => ({ serviceId: 'Diagnostics', cmd: 'ECHO', paras: { count: 1, text } });
const send = (text: string): Step => ({ kind: 'command', command: echo(text) });
const malformed = (text: string): Step => ({
  kind: 'probe',
  what: 'malformed',
  flaw: 'not JSON',
  payload: Buffer.from(text).toString('base64'),
});

/** Rules that a device breaks which answers no command with characters beyond ASCII. */
async function broken(...steps: Steps): Promise<string[]> {
  const run = lampRun(moduleDevice(faultyDevice('needs-ascii')));
  const options = {
    ...run,
    model,
    modelFolder: streetLamp,
    waits: { startMs: 20_000, answerMs: 1000, reportMs: 20_000, reconnectMs: 20_000 },
    declaration: { ...run.declaration, echoCommand: 'Diagnostics/ECHO' },
  };
  const { findings } = await playScenario(scenarioOfSteps([start, ...steps], []), options, rulesOf('v1'));
  return findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
}

test.each<[string, Steps]>([
  ['one command', [send('a'), malformed('{'), send('\u00e9')]],
  ['several', [send('a'), malformed('{'), { kind: 'commands', n: 2, command: echo('\u00e9') }]],
])('what a device fails for in %s is not blamed on what was malformed before it', async (_, steps) => {
  expect(await broken(...steps, send('b'))).toEqual(['V1-CMD-10']);
});
