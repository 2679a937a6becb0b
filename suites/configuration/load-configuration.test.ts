import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import type { ConfigurationFile } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { referenceDevice } from './default-device.ts';
import { loadConfiguration } from './load-configuration.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'load-configuration-')));
  await mkdir(join(folder, 'model'));
  await mkdir(join(folder, 'settings/model'), { recursive: true });
  for (const file of ['lamp.ts', 'codec.ts', 'settings/lamp.ts', 'settings/codec.ts'])
    await writeFile(join(folder, file), '');
});
afterEach(() => rm(folder, { recursive: true }));

interface Sources {
  readonly file?: ConfigurationFile;
  readonly env?: NodeJS.ProcessEnv;
  readonly flags?: Readonly<Record<string, unknown>>;
}

/** Sources that the types would not let through. */
type Wrong = Omit<Sources, 'file'> & { readonly file?: object };

/** The file lies in a folder of its own, beside the working folder's. */
async function load({ file, env = {}, flags = {} }: Sources = {}) {
  const path = join(folder, 'settings/lamp.json');
  if (file) await writeFile(path, JSON.stringify(file));
  return loadConfiguration({ cwd: folder, env: { ...(file && { CONFORMANCE_CONFIG: path }), ...env }, flags });
}

async function refusal(sources: Wrong): Promise<string> {
  const error = await load(sources as Sources).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect((error as ConfigurationError).exitCode).toBe(2);
  return (error as ConfigurationError).message.replaceAll(folder, '/project');
}

test('without any setting the reference device is tested', async () => {
  expect(await load()).toEqual({
    device: { kind: 'module', module: referenceDevice },
    productModel: streetLamp,
    capabilities: {
      transport: 'mqtts',
      authentication: 'either',
      codecModes: ['json'],
      commands: true,
      reports: 'periodic',
      reconnects: true,
      maxCommandBytes: 1024,
      keepsReports: true,
      echoCommand: 'Diagnostics/ECHO',
    },
    timeouts: { startMs: 15_000, answerMs: 20_000, reportMs: 30_000, reconnectMs: 45_000, stopMs: 3000 },
    identity: { deviceId: 'conformance-device', nodeId: 'conformance-node' },
    platform: { host: '127.0.0.1', port: 0 },
    registration: false,
    strict: false,
    long: false,
    runs: 'normal',
    budget: 10,
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
      { file: { device: { external: true } }, flags: { deviceExternal: false } },
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
        capabilities: { codecModes: ['binary'] },
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
          capabilities: { codecModes: ['json'], echoCommand: 'Lamp/ECHO' },
        },
      }),
    ).toMatchObject({
      device: { kind: 'adapter', command: ['node', 'my adapter.js'], env: { PORT: '1883', DEBUG: 'true' } },
      known: [{ rule: 'V1-TLS-02', reason: 'no reason given' }, ...known],
      capabilities: { reports: 'driven', echoCommand: 'Lamp/ECHO' },
    });
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

describe('a wrong setting is told with its place, its value, and what was expected', () => {
  test.each<readonly [Wrong, string]>([
    [
      { file: { capabilities: { transport: 'tls' } } },
      'capabilities.transport in lamp.json is "tls": expected "mqtts" or "mqtt". The default is "mqtts".',
    ],
    [
      { env: { CONFORMANCE_TRANSPORT: 'tls' } },
      'CONFORMANCE_TRANSPORT is "tls": expected "mqtts" or "mqtt". The default is "mqtts".',
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
      '--budget is -1: expected seconds, a whole number from 0 to 3600. The default is 10.',
    ],
    [
      { file: { timeouts: { answerMs: 0.5 } } },
      'timeouts.answerMs in lamp.json is 0.5: expected milliseconds, a whole number from 1 to 3600000. The default is 20000.',
    ],
    [
      { env: { CONFORMANCE_COMMANDS: 'maybe' } },
      'CONFORMANCE_COMMANDS is "maybe": expected true or false. The default is true.',
    ],
    [
      { env: { CONFORMANCE_CODEC_MODES: 'json,xml' } },
      'CONFORMANCE_CODEC_MODES has "xml": expected a list of "json" and "binary". The default is ["json"].',
    ],
    [
      { file: { capabilities: { echoCommand: 'ECHO' } } },
      'capabilities.echoCommand in lamp.json is "ECHO": expected Service/COMMAND. Correct it, or leave it out.',
    ],
    [
      { file: { device: { command: 5 } } },
      'device.command in lamp.json is 5: expected a command line, or a list of words. Correct it, or leave it out.',
    ],
    [
      { file: { device: { command: [] } } },
      'device.command in lamp.json is []: expected a command line, or a list of words. Correct it, or leave it out.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node "my lamp.js' } },
      'DEVICE_COMMAND is "node \\"my lamp.js": The command line node "my lamp.js ends with the double quote at character 6 open. Close it, or put a backslash before it to mean the character itself.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node lamp.js', DEVICE_ENV: 'DEBUG' } },
      'DEVICE_ENV is "DEBUG": expected variables, each NAME=value. Correct it, or leave it out.',
    ],
    [
      { file: { known: [{ rule: 'V1-TLS-02' }] } },
      'known in lamp.json has {"rule":"V1-TLS-02"}: expected a list of rule ids, or of { rule, reason }. The default is [].',
    ],
    [
      { env: { CONFORMANCE_CONFIG: 'lost.json' } },
      'CONFORMANCE_CONFIG is "lost.json": expected the path of a configuration file; there is none at /project/lost.json.',
    ],
    [
      { flags: { config: 'lost.ts' } },
      '--config is "lost.ts": expected the path of a configuration file; there is none at /project/lost.ts.',
    ],
    [
      { env: { PRODUCT_MODEL: 'models/lamp' } },
      'PRODUCT_MODEL is "models/lamp": there is no folder /project/models/lamp. A relative path counts from /project.',
    ],
    [
      { file: { productModel: 'lamp.ts' } },
      'productModel in lamp.json is "lamp.ts": /project/settings/lamp.ts is no folder. A relative path counts from /project/settings.',
    ],
    [
      { flags: { deviceModule: 'dist/lamp.js' } },
      '--device-module is "dist/lamp.js": there is no file /project/dist/lamp.js. A relative path counts from /project.',
    ],
    [{ file: { productmodel: 'x' } }, 'productmodel in lamp.json is no setting. Did you mean productModel?'],
  ])('%j', async (sources, message) => {
    expect(await refusal(sources)).toBe(message);
  });

  test('all at once', async () => {
    expect(await refusal({ file: { seeed: 1, runs: 0 }, env: { CONFORMANCE_PORT: '70000' } })).toBe(
      [
        'seeed in lamp.json is no setting. Did you mean seed?',
        'CONFORMANCE_PORT is 70000: expected a port from 0 to 65535. The default is 0.',
        'runs in lamp.json is 0: expected "quick", "normal", "thorough", or a whole number from 1 to 100000. The default is "normal".',
      ].join('\n'),
    );
  });
});

describe('settings that contradict each other are refused', () => {
  test.each<readonly [Sources, string]>([
    [
      { env: { DEVICE_COMMAND: 'node lamp.js', DEVICE_MODULE: 'lamp.ts' } },
      'DEVICE_COMMAND and DEVICE_MODULE are given at once: expected one device under test. Keep one of them.',
    ],
    [
      { file: { device: { command: 'a', adapter: 'b', external: true } } },
      'device.command in lamp.json and device.adapter in lamp.json and device.external in lamp.json are given at once: expected one device under test. Keep one of them.',
    ],
    [
      { file: { device: { module: 'lamp.ts', cwd: 'model' } } },
      'device.cwd in lamp.json is of no use with device.module in lamp.json: it belongs to device.command or device.adapter or device.external. Remove it, or name such a device.',
    ],
    [
      { file: { device: { command: 'node lamp.js' } }, env: { DEVICE_RESET_COMMAND: 'relay' } },
      'DEVICE_RESET_COMMAND is of no use with device.command in lamp.json: it belongs to device.external. Remove it, or name such a device.',
    ],
    [
      { env: { DEVICE_ENV: 'A=1' } },
      'DEVICE_ENV is of no use without a device: it belongs to device.command or device.adapter or device.external. Remove it, or name such a device.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node lamp.js' }, flags: { reports: 'driven' } },
      '--reports is "driven", and a device.command cannot be told when to report. Use a device.adapter, or declare "periodic" or "none".',
    ],
    [
      { env: { CONFORMANCE_CODEC_MODES: 'binary' } },
      'CONFORMANCE_CODEC_MODES has "binary", and there is no codec to read its messages. Give the codec of the product.',
    ],
    [
      { file: { codec: 'codec.ts' } },
      'codec in lamp.json is given, and capabilities.codecModes has no "binary" that needs it. Add "binary", or remove the codec.',
    ],
    [
      { file: { capabilities: { commands: false, echoCommand: 'Lamp/ECHO' } } },
      'capabilities.echoCommand in lamp.json is given, and capabilities.commands is false. Remove one of the two.',
    ],
    [
      { file: { capabilities: { keepsReports: true } }, flags: { reconnects: false } },
      'capabilities.keepsReports in lamp.json is true, and capabilities.reconnects is false: kept reports would never leave. Change one of the two.',
    ],
    [
      { env: { CONFORMANCE_KEEPS_REPORTS: '1', CONFORMANCE_REPORTS: 'none' } },
      'CONFORMANCE_KEEPS_REPORTS is true, and capabilities.reports is "none". Change one of the two.',
    ],
  ])('%j', async (sources, message) => {
    expect(await refusal(sources)).toBe(message);
  });
});

describe('settings that a program hands over', () => {
  const inline = { content: { device: { module: 'lamp.ts' }, seed: 3 }, name: 'vitest.config' };

  test('stand in the place of the file: paths count from the working folder, and a variable wins', async () => {
    const env = { CONFORMANCE_SEED: '4' };
    expect(await loadConfiguration({ cwd: folder, env, inline })).toMatchObject({
      device: { kind: 'module', module: join(folder, 'lamp.ts') },
      seed: 4,
    });
  });

  test('give way to a file that is asked for', async () => {
    const path = join(folder, 'settings/lamp.json');
    await writeFile(path, JSON.stringify({ seed: 5 }));
    const { device, seed } = await loadConfiguration({ cwd: folder, env: { CONFORMANCE_CONFIG: path }, inline });
    expect({ device, seed }).toEqual({ device: { kind: 'module', module: referenceDevice }, seed: 5 });
  });

  test('are refused beside a file that is found', async () => {
    await writeFile(join(folder, 'conformance.config.yaml'), 'seed: 5\n');
    await expect(loadConfiguration({ cwd: folder, env: {}, inline })).rejects.toThrow(
      'Settings stand in vitest.config and in conformance.config.yaml: expected them in one place.',
    );
  });

  test('are named when they are wrong', async () => {
    const wrong = { content: { sed: 3 }, name: 'vitest.config' };
    await expect(loadConfiguration({ cwd: folder, env: {}, inline: wrong })).rejects.toThrow(
      'sed in vitest.config is no setting. Did you mean seed?',
    );
  });
});
