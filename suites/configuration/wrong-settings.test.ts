import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, refusal, useFolder, type Wrong } from './configuration-testing.ts';

useFolder();

const members =
  'device, productModel, generation, capabilities, timeouts, identity, platform, registration, codec, rule, area, scenario, bail, strict, long, runs, budget, seed, known, watch, reportDir, baseline, verbose';

describe('a wrong setting is reported with its place, its value, and what was expected', () => {
  test.each<readonly [Wrong, string]>([
    [
      { file: { capabilities: { transport: 'tls' } } },
      'settings/lamp.json:1:30: capabilities.transport is "tls": expected "mqtts" or "mqtt". The default is "mqtts".',
    ],
    [
      { env: { CONFORMANCE_TRANSPORT: 'tls' } },
      'CONFORMANCE_TRANSPORT is "tls": expected "mqtts" or "mqtt". The default is "mqtts".',
    ],
    [
      { file: { generation: 9 } },
      'settings/lamp.json:1:15: generation is 9: expected 1, 2 or auto. The default is "auto".',
    ],
    [
      { env: { CONFORMANCE_GENERATION: 'two' } },
      'CONFORMANCE_GENERATION is "two": expected 1, 2 or auto. The default is "auto".',
    ],
    [{ flags: { transport: 'tls' } }, '--transport is "tls": expected "mqtts" or "mqtt". The default is "mqtts".'],
    [
      { env: { CONFORMANCE_SEED: 'lucky' } },
      'CONFORMANCE_SEED is "lucky": expected a whole number from -2147483648 to 2147483647. Correct it, or leave it out.',
    ],
    [
      { flags: { runs: '0' } },
      '--runs is 0: expected "quick", "normal", "thorough", or a whole number from 1 to 100000. The default is "normal".',
    ],
    [
      { flags: { runs: 'slow' } },
      '--runs is "slow": expected "quick", "normal", "thorough", or a whole number from 1 to 100000. The default is "normal".',
    ],
    [
      { flags: { budget: '-1' } },
      '--budget is -1: expected seconds, a whole number from 0 to 3600. Correct it, or leave it out.',
    ],
    [
      { file: { timeouts: { answerMs: 0.5 } } },
      'settings/lamp.json:1:25: timeouts.answerMs is 0.5: expected milliseconds, a whole number from 1 to 3600000. The default is 20000.',
    ],
    [
      { env: { CONFORMANCE_COMMANDS: 'maybe' } },
      'CONFORMANCE_COMMANDS is "maybe": expected true or false. The default is true.',
    ],
    [
      { file: { capabilities: { echoCommand: 'ECHO' } } },
      'settings/lamp.json:1:32: capabilities.echoCommand is "ECHO": expected Service/COMMAND. Correct it, or leave it out.',
    ],
    [
      { file: { device: { command: 5 } } },
      'settings/lamp.json:1:22: device.command is 5: expected a command line, or a list of words. Correct it, or leave it out.',
    ],
    [
      { file: { device: { command: [] } } },
      'settings/lamp.json:1:22: device.command is []: expected a command line, or a list of words. Correct it, or leave it out.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node "my lamp.js' } },
      'DEVICE_COMMAND is "node \\"my lamp.js": expected a command line, or a list of words. The command line node "my lamp.js ends with the double quote at character 6 open. Close it, or put a backslash before it to mean the character itself.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node lamp.js', DEVICE_ENV: 'DEBUG' } },
      'DEVICE_ENV is "DEBUG": expected variables, each NAME=value. Correct it, or leave it out.',
    ],
    [
      { file: { known: [{ rule: 'V1-TLS-02' }] } },
      'settings/lamp.json:1:11: known[0] is {"rule":"V1-TLS-02"}: expected the id of a rule, or an object with rule and reason. Correct it.',
    ],
    [
      { env: { CONFORMANCE_CONFIG: 'lost.json' } },
      'CONFORMANCE_CONFIG is "lost.json": expected the path of a configuration file; there is none at /project/lost.json. Correct it, or leave it out.',
    ],
    [
      { flags: { config: 'lost.ts' } },
      '--config is "lost.ts": expected the path of a configuration file; there is none at /project/lost.ts. Correct it, or leave it out.',
    ],
    [
      { env: { PRODUCT_MODEL: 'models/lamp' } },
      'PRODUCT_MODEL is "models/lamp": there is no folder, zip or .json file /project/models/lamp. A relative path counts from /project.',
    ],
    [
      { file: { productModel: 'lamp.ts' } },
      'settings/lamp.json:1:17: productModel is "lamp.ts": /project/settings/lamp.ts is not a folder, zip or .json file. A relative path counts from /project/settings.',
    ],
    [
      { flags: { deviceModule: 'dist/lamp.js' } },
      '--device-module is "dist/lamp.js": there is no file /project/dist/lamp.js. A relative path counts from /project.',
    ],
    [
      { file: { productmodel: 'x' } },
      `settings/lamp.json:1:2: productmodel is not a member of this object: expected one of ${members}. Did you mean productModel?`,
    ],
    [
      { file: { identity: { secret: 12345 } } },
      'settings/lamp.json:1:23: identity.secret is a value of 5 characters: expected a text of 1 to 256 characters. Put it into quotation marks: YAML reads it as a number.',
    ],
  ])('%j', async (sources, message) => {
    expect(await refusal(sources)).toBe(message);
  });

  test('all at once', async () => {
    expect(await refusal({ file: { seeed: 1, runs: 0 }, env: { CONFORMANCE_PORT: '70000' } })).toBe(
      [
        'CONFORMANCE_PORT is 70000: expected a port from 0 to 65535. The default is 0.',
        'settings/lamp.json:1:19: runs is 0: expected "quick", "normal", "thorough", or a whole number from 1 to 100000. The default is "normal".',
        `settings/lamp.json:1:2: seeed is not a member of this object: expected one of ${members}. Did you mean seed?`,
      ].join('\n'),
    );
  });
});

test('in a file of several lines, what is wrong is told with its line and column', async () => {
  const text = [
    'device:',
    '  module: lost.ts',
    'capabilities:',
    '  transport: tls # for now',
    '  reconects: false',
    'known:',
    '  - V1-TLS-02',
    '  - rule: 7',
    '',
  ];
  await writeFile(join(folder, 'conformance.config.yaml'), text.join('\n'));
  const problems = (await refusal({ env: { CONFORMANCE_REFERENCE: '' } })).split('\n');
  expect(problems).toEqual([
    'conformance.config.yaml:4:14: capabilities.transport is "tls": expected "mqtts" or "mqtt". The default is "mqtts".',
    expect.stringMatching(
      /^conformance\.config\.yaml:5:3: capabilities\.reconects is .* Did you mean capabilities\.reconnects\?$/,
    ),
    'conformance.config.yaml:8:5: known[1] is {"rule":7}: expected the id of a rule, or an object with rule and reason. Correct it.',
  ]);
  await writeFile(join(folder, 'conformance.config.yaml'), text.slice(0, 2).join('\n'));
  expect(await refusal({ env: { CONFORMANCE_REFERENCE: '' } })).toBe(
    'conformance.config.yaml:2:11: device.module is "lost.ts": there is no file /project/lost.ts. A relative path counts from /project.',
  );
  await writeFile(join(folder, 'conformance.config.yaml'), 'device: [\n');
  expect(await refusal({})).toMatch(/^conformance\.config\.yaml:2:1: no YAML: /);
});
