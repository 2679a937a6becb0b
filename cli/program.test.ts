import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatReplayToken } from '../suites/run/replay-token.ts';
import { program, said } from './testing.ts';

const device = join(import.meta.dirname, '../lib/fixtures/devices/run-device.js');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command line as a user runs it: the compiled program, in a separate process and folder. */
async function cli(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { PATH: process.env.PATH } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.on('data', (text) => {
    output.stderr += text;
  });
  const [exitCode] = await once(child, 'close');
  return { ...output, exitCode: exitCode as number };
}

test('list begins with the generation that devices are built for today, and may be of one alone', async () => {
  const idsOf = (stdout: string) => new Set([...stdout.matchAll(/^ {2}(V\d|MQTT)-/gm)].map(([, name]) => name));
  const all = await cli('list');
  expect([...idsOf(all.stdout)]).toEqual(['V2', 'MQTT', 'V1']);
  expect(all.stdout).toMatch(/explain V2-CMD-01\n$/);
  const first = await cli('list', '--generation', '1');
  expect([...idsOf(first.stdout)]).toEqual(['V1', 'MQTT']);
  expect(first.stdout).toMatch(/explain V1-CMD-01\n$/);
});

describe('what the user gets wrong is said in words, with exit code 2 and no stack', () => {
  test.each([
    [['run', '--sed', '3'], "error: unknown option '--sed'\n(Did you mean --seed?)\n"],
    // What stands behind it may be a secret.
    [['credentials', '--secert=hush'], "error: unknown option '--secert'\n"],
    [['run', '--reference', '--seed', 'x'], '--seed is "x": expected a whole number from -2147483648 to 2147483647.'],
    [['run', '--device-command', 'a', '--device-module', 'b'], 'are given at once: expected one device under test.'],
    [['run', '--reference', '--product-model', 'nowhere'], 'there is no folder'],
    [
      ['run', '--reference', '--product-model', '.'],
      'found neither, expected one product file, or devicetype-capability.json',
    ],
    [['explain', 'V1-CMD-1'], 'There is no rule "V1-CMD-1". Did you mean V1-CMD-01'],
    [['replay', 'r1.commands.1', '--reference'], 'is of version r1, and this release reads r2'],
    [
      ['replay', formatReplayToken({ scenario: 'nothing', seed: 1 }), '--reference'],
      'is of a scenario "nothing" without its steps',
    ],
    [['replay', 'reports/none.json', '--reference'], 'There is no file reports/none.json'],
    [['run'], 'No device is named.\nExpected the command that runs your device: set DEVICE_COMMAND='],
    [['run', '--product-model', '.'], 'Without a device there is no use for --product-model.'],
    [['run', '--device', ''], '--device-command is "": expected a command line'],
    [
      ['run', '--reference', '--scenario', 'cuts', '--strict', 'V1-CMD-1'],
      'There is no scenario "cuts". Did you mean cut?',
    ],
    [['run', '--reference', '--strict', 'V1-CMD-1'], 'There is no rule "V1-CMD-1". Did you mean V1-CMD-01'],
  ])('%j', async (args, message) => {
    const { exitCode, stdout, stderr } = await said(args, { cwd: folder });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test.each([
    [['rum'], "error: unknown command 'rum'\n(Did you mean run?)\n"],
    [['run', '--reference', '--area', 'comands'], 'There is no area "comands". Did you mean commands?'],
  ])('as a user runs it: %j', async (args, message) => {
    const { exitCode, stdout, stderr } = await cli(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(await cli('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  ['run', '--no-commands it takes no commands: the rules about them do not apply (or CONFORMANCE_COMMANDS=false)'],
  ['run', '--no-strict a broken SHOULD is a warning (default; or CONFORMANCE_STRICT=false)'],
  ['run', '--answer-ms <number> time to answer a command (default: 20000; or CONFORMANCE_ANSWER_MS)'],
  ['serve', '--no-throttle answer every call of an application, however many there are (or PLATFORM_THROTTLE=false)'],
])('the help of %s tells what an option means, its default and its variable', async (command, line) => {
  const { stdout } = await said([command, '--help']);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(line);
  expect(stdout).not.toMatch(/not: /);
});

describe('a device that cannot be judged leaves the run incomplete, with exit code 3', () => {
  test.each([
    ['is not there', 'no-such-program', 'there is no program no-such-program on the PATH'],
    ['ends at once', 'false', 'The device ended with exit code 1 before it was ready: it opened no connection to port'],
    ['never connects', 'sleep 60', 'The device was not ready within 1 s: it opened no connection to port'],
  ])('one that %s', async (_, command, message) => {
    const { exitCode, stdout } = await cli('run', '--device-command', command, '--start-ms', '1000');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(stdout).not.toMatch(/^\s+at /m);
    expect(stdout).not.toMatch(/^(Depth|Next|!)/m);
    expect(exitCode).toBe(3);
  });

  test('a port that is taken is named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { exitCode, stderr } = await cli('run', '--device-command', 'true', '--port', String(port));
    expect(stderr).toContain(`port ${port} on 127.0.0.1 is taken`);
    expect(exitCode).toBe(2);
    server.close();
  });
});

test('a replay plays one scenario again, with a device in a separate process', async () => {
  const replay = await cli(
    'replay',
    formatReplayToken({ scenario: 'connect', seed: 7 }),
    '--device-command',
    `node ${device}`,
  );
  expect(replay).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/^Generation \d of the interface, since the replay is of it\. Seed 7\.\n(… .*\n)*$/),
  });
  const report = JSON.parse(await readFile(join(folder, 'reports/replay/conformance.json'), 'utf8'));
  expect(report.summary).toMatchObject({ verdict: 'pass', seed: 7 });
  expect(report.scenarios).toMatchObject([{ name: 'connect', outcome: 'ran' }]);
});
