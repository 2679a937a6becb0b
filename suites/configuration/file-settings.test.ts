import { expect, test } from 'vitest';
import { fileSettings } from './file-settings.ts';

test('members are flattened, and empty ones left out', () => {
  const { values, problems } = fileSettings(
    { device: { command: ['node'], cwd: null }, seed: 1, capabilities: null, runs: undefined },
    'conformance.config.yaml',
  );
  expect([...values]).toEqual([
    ['device.command', ['node']],
    ['seed', 1],
  ]);
  expect(problems).toEqual([]);
});

test.each<readonly [Record<string, unknown>, string]>([
  [{ capabilites: {} }, 'capabilites in c.json is not a setting. Did you mean capabilities?'],
  [{ productmodel: 'x' }, 'productmodel in c.json is not a setting. Did you mean productModel?'],
  [{ device: { comand: 'x' } }, 'device.comand in c.json is not a setting. Did you mean device.command?'],
  [{ command: 'x' }, 'command in c.json is not a setting. Did you mean device.command?'],
  [{ transport: 'mqtt' }, 'transport in c.json is not a setting. Did you mean capabilities.transport?'],
  [{ device: { seed: 1 } }, 'device.seed in c.json is not a setting. Did you mean seed?'],
  [
    { timeouts: { patience: 1 } },
    'timeouts.patience in c.json is not a setting. Known are startMs, answerMs, reportMs, reconnectMs, stopMs, runMs.',
  ],
  [
    { colour: 1 },
    'colour in c.json is not a setting. Known are device, capabilities, timeouts, identity, platform, productModel, registration, codec, rule, area, scenario, bail, strict, long, runs, budget, seed, known, watch, reportDir, baseline, verbose.',
  ],
  [
    { device: 'python3 device.py' },
    'device in c.json is "python3 device.py": expected an object with command, adapter, module, external, reference, resetCommand, cwd, env.',
  ],
  [
    { timeouts: [1] },
    'timeouts in c.json is [1]: expected an object with startMs, answerMs, reportMs, reconnectMs, stopMs, runMs.',
  ],
])('%j is explained', (content, problem) => {
  expect(fileSettings(content, 'c.json').problems).toEqual([problem]);
});
