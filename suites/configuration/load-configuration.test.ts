import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { streetLampProduct } from '../../mock-platform/definition/street-lamp.ts';
import type { ConfigurationFile } from './configuration.ts';
import { folder, load, type Sources, useFolder } from './configuration-testing.ts';
import { referenceDevice } from './default-device.ts';
import { binaryOnly, jsonOnly } from './v1/settings-testing.ts';

useFolder();

test('without any other setting the reference device is the one that the suites know', async () => {
  expect(await load({ env: { CONFORMANCE_REFERENCE: 'true' } })).toEqual({
    device: { kind: 'module', module: referenceDevice },
    productModel: streetLampProduct,
    isUsualModel: true,
    generation: 'auto',
    capabilities: {
      transport: 'mqtts',
      authentication: 'either',
      ...jsonOnly,
      propertiesSet: true,
      propertiesGet: true,
      settable: [],
      commandsInFlight: 20,
      commands: true,
      reports: 'periodic',
      reconnects: true,
      maxCommandBytes: 1024,
      keepsReports: true,
      oneAtATime: false,
      echoCommand: 'Diagnostics/ECHO',
    },
    timeouts: { startMs: 15_000, answerMs: 20_000, reportMs: 30_000, reconnectMs: 45_000, stopMs: 3000 },
    identity: { deviceId: 'conformance-device', nodeId: 'conformance-node' },
    platform: { host: '127.0.0.1', port: 0 },
    registration: false,
    rule: [],
    area: [],
    scenario: [],
    bail: false,
    watch: { patterns: [], base: folder },
    notes: [],
    strict: false,
    long: false,
    runs: 'normal',
    known: [],
    reportDir: join(folder, 'reports'),
    verbose: false,
  });
});

describe('precedence', () => {
  const file: ConfigurationFile = { seed: 1, runs: 1, capabilities: { transport: 'mqtt', commands: false } };
  const env = { CONFORMANCE_SEED: '2', CONFORMANCE_RUNS: '2' };
  const flags = { seed: '3' };

  test.each<readonly [string, Sources, object]>([
    ['a file', { file }, { seed: 1, runs: 1 }],
    ['a variable over a file', { file, env }, { seed: 2, runs: 2 }],
    ['a flag over both', { file, env, flags }, { seed: 3, runs: 2 }],
    ['a flag over a file', { file, flags }, { seed: 3, runs: 1 }],
  ])('%s', async (_, sources, expected) => {
    expect(await load(sources)).toMatchObject({ ...expected, capabilities: { transport: 'mqtt', commands: false } });
  });

  test('an empty variable is none', async () => {
    expect(await load({ file, env: { CONFORMANCE_SEED: '' } })).toMatchObject({ seed: 1 });
  });

  test('--no-… unsets a switch', async () => {
    expect(await load({ env: { CONFORMANCE_STRICT: 'yes' }, flags: { strict: false } })).toMatchObject({
      rule: [],
      area: [],
      scenario: [],
      bail: false,
      watch: { patterns: [], base: folder },
      notes: [],
      strict: false,
    });
  });

  test('a flag chooses the file over a variable', async () => {
    await writeFile(join(folder, 'one.yaml'), 'seed: 1');
    await writeFile(join(folder, 'two.yaml'), 'seed: 2');
    expect(await load({ env: { CONFORMANCE_CONFIG: 'one.yaml' } })).toMatchObject({ seed: 1 });
    expect(await load({ env: { CONFORMANCE_CONFIG: 'one.yaml' }, flags: { config: 'two.yaml' } })).toMatchObject({
      seed: 2,
    });
  });

  test('the file of the working folder is taken if none is chosen', async () => {
    await writeFile(join(folder, 'conformance.config.ts'), 'export default { seed: 4 as const };');
    expect(await load()).toMatchObject({ seed: 4 });
  });

  test.each<readonly [string, Sources, object]>([
    [
      'a command over a module',
      { file: { device: { module: 'lamp.ts' } }, env: { DEVICE_COMMAND: 'node lamp.js' } },
      { kind: 'command', command: ['node', 'lamp.js'] },
    ],
    [
      'a module over a command, its folder and its variables',
      {
        file: { device: { command: 'node lamp.js', cwd: 'nowhere', env: { A: 'b' } } },
        flags: { deviceModule: 'lamp.ts' },
      },
      { kind: 'module' },
    ],
    [
      'a command over a command, but not over its variables',
      { file: { device: { command: 'node lamp.js', env: { A: 'b' } } }, env: { DEVICE_COMMAND: 'python3 lamp.py' } },
      { kind: 'command', command: ['python3', 'lamp.py'], env: { A: 'b' } },
    ],
    [
      'no hardware over hardware',
      { file: { device: { external: true } }, env: { DEVICE_COMMAND: 'true' }, flags: { deviceExternal: false } },
      { kind: 'command', command: ['true'] },
    ],
    [
      'a command over the reference device',
      { file: { device: { reference: true } }, env: { DEVICE_COMMAND: 'node lamp.js' } },
      { kind: 'command', command: ['node', 'lamp.js'] },
    ],
    [
      'the reference device over a command and its folder',
      { file: { device: { command: 'node lamp.js', cwd: 'nowhere' } }, flags: { reference: true } },
      { kind: 'module', module: referenceDevice },
    ],
  ])('%s', async (_, sources, device) => {
    expect((await load(sources)).device).toMatchObject(device);
  });
});

describe('paths', () => {
  test('in a file count from the file', async () => {
    await writeFile(join(folder, 'settings/main.json'), '{}');
    const { productModel, codec, reportDir, device, baseline } = await load({
      file: {
        baseline: 'main.json',
        device: { module: 'lamp.ts' },
        productModel: 'model',
        capabilities: binaryOnly,
        codec: './codec.ts',
        reportDir: '../out',
      },
    });
    expect({ productModel, codec, reportDir, device, baseline }).toEqual({
      baseline: join(folder, 'settings/main.json'),
      device: { kind: 'module', module: join(folder, 'settings/lamp.ts') },
      productModel: join(folder, 'settings/model'),
      codec: join(folder, 'settings/codec.ts'),
      reportDir: join(folder, 'out'),
    });
  });

  test('in variables and flags count from the working folder', async () => {
    const { productModel, codec, reportDir, device } = await load({
      file: { seed: 1 },
      env: { DEVICE_MODULE: 'lamp.ts', PRODUCT_MODEL: 'model', CONFORMANCE_CODEC_MODES: 'json,binary' },
      flags: { codec: 'codec.ts', reportDir: 'out' },
    });
    expect({ productModel, codec, reportDir, device }).toEqual({
      device: { kind: 'module', module: join(folder, 'lamp.ts') },
      productModel: join(folder, 'model'),
      codec: join(folder, 'codec.ts'),
      reportDir: join(folder, 'out'),
    });
  });

  test.each<readonly [string, Sources, string]>([
    ['of the file that names it', { file: { device: { command: 'node lamp.js' } } }, 'settings'],
    ['of the terminal, for a variable', { file: { seed: 1 }, env: { DEVICE_COMMAND: 'node lamp.js' } }, '.'],
    ['that the file names', { file: { device: { command: 'node lamp.js', cwd: 'model' } } }, 'settings/model'],
    [
      'that a flag names',
      { file: { device: { command: 'node lamp.js', cwd: 'nowhere' } }, flags: { deviceCwd: 'model' } },
      'model',
    ],
  ])('a command runs in the folder %s', async (_, sources, cwd) => {
    expect((await load(sources)).device).toMatchObject({ cwd: join(folder, cwd) });
  });
});

describe('forms', () => {
  test('a file takes words, objects and lists', async () => {
    const known = [{ rule: 'V1-CONN-09', reason: 'old firmware', flaky: true }];
    expect(
      await load({
        file: {
          device: { adapter: ['node', 'my adapter.js'], env: { PORT: 1883, DEBUG: true } },
          known: ['V1-TLS-02', ...known],
          capabilities: { ...jsonOnly, echoCommand: 'Lamp/ECHO' },
        },
      }),
    ).toMatchObject({
      device: { kind: 'adapter', command: ['node', 'my adapter.js'], env: { PORT: '1883', DEBUG: 'true' } },
      known: [{ rule: 'V1-TLS-02', reason: 'no reason given' }, ...known],
      capabilities: { reports: 'driven', echoCommand: 'Lamp/ECHO' },
    });
  });

  test.each<readonly [Sources, object]>([
    [{ flags: { strict: true } }, { strict: true }],
    [{ flags: { strict: ['V1-CMD-11,V1-TLS', 'reports'] } }, { strict: ['V1-CMD-11', 'V1-TLS', 'reports'] }],
    [{ env: { CONFORMANCE_STRICT: 'V1-CMD-11, V1-TLS' } }, { strict: ['V1-CMD-11', 'V1-TLS'] }],
    [{ env: { CONFORMANCE_STRICT: 'no' } }, { strict: false }],
    [{ file: { strict: ['V1-TLS'] } }, { strict: ['V1-TLS'] }],
    [{ flags: { rule: ['V1-CMD-01', 'V1-CMD-02,V1-CMD-03'] } }, { rule: ['V1-CMD-01', 'V1-CMD-02', 'V1-CMD-03'] }],
    [{ env: { CONFORMANCE_AREA: 'tls commands' } }, { area: ['tls', 'commands'] }],
    [{ flags: { watch: true } }, { watch: { patterns: [] } }],
    [{ flags: { watch: ['src/*.c', 'lamp.h'] } }, { watch: { patterns: ['src/*.c', 'lamp.h'] } }],
  ])('%j names several', async (sources, expected) => {
    expect(await load(sources)).toMatchObject(expected);
  });

  test('variables and flags take texts', async () => {
    expect(
      await load({
        env: {
          DEVICE_EXTERNAL: 'yes',
          DEVICE_RESET_COMMAND: `relay 'off and on' {nodeId}`,
          CONFORMANCE_KNOWN: 'V1-TLS-02, V1-TLS-03',
          CONFORMANCE_PORT: '8883',
        },
        flags: { deviceEnv: ['A=x y', 'B=2'], commands: false, nodeId: '8675309', startMs: '60000' },
      }),
    ).toMatchObject({
      device: { kind: 'external', resetCommand: ['relay', 'off and on', '{nodeId}'], env: { A: 'x y', B: '2' } },
      known: [{ rule: 'V1-TLS-02' }, { rule: 'V1-TLS-03' }],
      platform: { port: 8883 },
      capabilities: { commands: false, reports: 'periodic' },
      identity: { nodeId: '8675309' },
      timeouts: { startMs: 60_000 },
    });
  });
});
