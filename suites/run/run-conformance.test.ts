import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import startReference from '../../fixtures/devices/reference-device.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rules, rulesOf } from '../rules/catalogue.ts';
import { defineRule } from '../rules/rule.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { type ConformanceOptions, runConformance } from './run-conformance.ts';

const root = join(import.meta.dirname, '../..');
const commands = scenarios.filter(({ name }) => name === 'commands');
const played = ({ scenarios }: Awaited<ReturnType<typeof runConformance>>) =>
  scenarios.map(({ name, outcome, reason }) => [name, outcome, ...(reason === undefined ? [] : [reason])].join(' '));

test.each<readonly [string, ConformanceOptions['device'], 'v1' | 'v2']>([
  ['a function', startReference, 'v1'],
  ['a module', { module: join(root, 'fixtures/devices/reference-device.ts') }, 'v2'],
  ['a command', `node ${join(root, 'lib/fixtures/devices/run-device.js')}`, 'v1'],
  ['words of a command', ['node', join(root, 'lib/fixtures/devices/run-device.js')], 'v1'],
  ['an object that starts it', moduleDevice(startReference), 'v1'],
])('a device that is %s is judged', async (_, device, generation) => {
  const result = await runConformance({ device, scenarios: commands });
  expect(played(result)).toEqual(['commands ran']);
  expect(result.summary.verdict).toBe('pass');
  expect(result.rules).toHaveLength(rulesOf(generation).length);
});

test('a device gets the files of a product model that was handed over as an object', async () => {
  const model = await readProductModel(join(root, 'fixtures/product-models/flat-sensor'));
  let read: unknown;
  const device: ConformanceOptions['device'] = async (connection) => {
    read = await readProductModel(connection.productModel);
    return startReference(connection);
  };
  const result = await runConformance({ device, productModel: model, scenarios: commands });
  expect(read).toEqual(model);
  expect(played(result)).toEqual(['commands ran']);
  expect(result.summary.verdict).toBe('pass');
});

test('rules that are chosen are all that is judged, by the scenarios that show them', async () => {
  const mine = defineRule({
    id: 'ACME-01',
    level: 'SHOULD',
    sentence: 'never connects',
    source: 'our taste',
    judge: ({ exercised, broken }) => ({
      'device-online'(entry) {
        exercised();
        broken({ message: 'It came.', expected: 'nobody', actual: 'a device', evidence: [entry] });
      },
    }),
  });
  const onFailure = vi.fn();
  const result = await runConformance({
    device: startReference,
    rules: [mine],
    scenarios: commands,
    strict: true,
    known: [{ rule: 'ACME-01', reason: 'it must' }],
    onFailure,
  });
  expect(result.rules).toMatchObject([{ id: 'ACME-01', verdict: 'warn', known: { reason: 'it must' } }]);
  expect(onFailure).not.toHaveBeenCalled();
});

test('a run is stopped by the signal', async () => {
  const result = await runConformance({ device: startReference, stop: AbortSignal.abort('by us') });
  expect(result.summary.stopped).toBe('by us');
});

test.each<readonly [object | undefined, string]>([
  [undefined, 'The argument of runConformance is undefined: expected an object.'],
  [
    {},
    'device in runConformance is undefined: expected a command such as "python3 my_device.py", a function that starts',
  ],
  [{ device: 7 }, 'device in runConformance is 7: expected a command'],
  [{ device: '' }, 'device.command in runConformance is "": expected a command line, or a list of words.'],
  [{ device: { comand: 'a' } }, 'resetCommand, cwd, env. Did you mean device.command?'],
  [{ device: 'a', runs: 'fast' }, 'runs in runConformance is "fast": expected "quick", "normal", "thorough"'],
  [{ device: 'a', sed: 1 }, 'sed in runConformance is not a member of this object: expected one of device, '],
  [
    { device: 'a', verbose: true },
    'verbose in runConformance belongs to the command line: expected rules or scenarios',
  ],
  [
    { device: 'a', productModel: './none' },
    'productModel in runConformance is "./none": there is no folder, zip or .json file ',
  ],
  [{ device: 'a', productModel: { services: [] } }, 'The product model in '],
  [{ device: 'a', productModel: { services: [7] } }, 'productModel in runConformance is {"services":[7]}: expected '],
  [{ device: 'a', productModel: 7 }, 'productModel in runConformance is 7: expected the path of a folder'],
  [{ device: 'a', rules: [] }, 'rules in runConformance is []: expected a list of what defineRule makes.'],
  [
    { device: 'a', rules: [rules[0], rules[0]] },
    `has the id of rules[0]: expected each id once. Rename or remove one.`,
  ],
  [{ device: 'a', rules: ['V1-CMD-01'] }, 'rules[0] in runConformance is "V1-CMD-01": expected what defineRule makes.'],
  [{ device: 'a', scenarios: [{ name: 'x' }] }, 'scenarios[0] in runConformance, "x", has no title, exercises, play:'],
  [{ device: 'a', generation: 9 }, 'generation in runConformance is 9: expected 1'],
  [{ device: 'a', known: ['V1-CMD-1'] }, 'known: There is no rule "V1-CMD-1". Did you mean V1-CMD-01'],
  [
    { device: startReference, capabilities: { keepsReports: true, reconnects: false } },
    'kept reports would never leave.',
  ],
])('%j is refused in words, without a stack', async (options, message) => {
  const error = await runConformance(options as ConformanceOptions).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect((error as Error).message).toContain(message);
  expect((error as Error).stack).toBe(String(error));
});
