import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupLives } from '../device/group-lives.ts';
import { Terminal } from '../report/testing/terminal.ts';
import { asInstalled } from './testing.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const kit = join(import.meta.dirname, '../..');
const ctrlC = '\u0003';

/** Names its process group, and never connects. */
const mute = 'echo $$ > device.tmp && mv device.tmp device.pid; while :; do sleep 1000; done';

/** The user's project, which is watched. */
let folder: string;
/** Beside it: hundreds of files that come and go in a watched folder hold Vitest up for half a minute. */
let temporary: string;
let env: NodeJS.ProcessEnv;
let terminal: Terminal | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  temporary = await mkdtemp(join(tmpdir(), 'interrupted-tmp-'));
  env = { PATH: process.env.PATH, TMPDIR: temporary, NO_COLOR: '1' };
  await writeFile(join(folder, 'device.sh'), mute);
  await configure('forks');
  await mkdir(join(folder, 'node_modules'));
  await symlink(kit, join(folder, 'node_modules/huawei-iot-conformance'));
  await symlink(dirname(vitest), join(folder, 'node_modules/vitest'));
});
afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
  await rm(folder, { recursive: true });
  await rm(temporary, { recursive: true });
});

/** Longer than any wait of these tests. */
const patient = 600_000;

/** A user's project, in which the device never connects. */
async function configure(pool: string): Promise<void> {
  const timeouts = { startMs: patient, stopMs: patient };
  const settings = JSON.stringify({ device: { command: 'sh device.sh' }, scenario: ['connect'], timeouts });
  const text = `import { conformance } from 'huawei-iot-conformance/vitest';
const project = conformance(${settings});
const test = { ...project.test, pool: '${pool}', ${asInstalled} };
export default { ...project, test };`;
  await writeFile(join(folder, 'vitest.config.mjs'), text);
}

function atTerminal(...args: readonly string[]): Terminal {
  terminal = new Terminal([process.execPath, vitest, ...args], { cwd: folder, env, columns: 100 });
  return terminal;
}

/** The process group of the device, once it has been started. */
async function device(): Promise<number> {
  const read = () => readFile(join(folder, 'device.pid'), 'utf8').catch(() => '');
  await expect.poll(read, { timeout: 60_000 }).not.toBe('');
  return Number(await read());
}

/** @param ours what the names of our temporary folders begin with: Vitest leaves its own when it is ended at once */
async function nothingIsLeft(group: number, ours = ''): Promise<void> {
  await expect.poll(() => groupLives(group)).toBe(false);
  await expect.poll(async () => (await readdir(temporary)).filter((name) => name.startsWith(ours))).toEqual([]);
}

async function stopped(): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, 'reports/conformance.json'), 'utf8')).summary.stopped;
}

test.each(['forks', 'threads'])('Ctrl-C ends a run in order, with its tests in %s', async (pool) => {
  await configure(pool);
  const run = atTerminal('run');
  const group = await device();
  run.type(ctrlC);
  expect(await run.ended).toBe(3);
  expect(run.screen).toContain('The run was stopped by Ctrl-C: ');
  expect(run.screen).toMatch(/Exit code 3\.\nReport {2}reports\/conformance\.html\n/);
  expect(run.screen).not.toMatch(/^\s+at |Error/m);
  expect(await stopped()).toBe('by Ctrl-C');
  await nothingIsLeft(group);
});

test.each([
  ['SIGTERM', 'by SIGTERM'],
  ['SIGHUP', 'by SIGHUP'],
] as const)('%s to the process of Vitest ends a run in order', async (signal, words) => {
  const run = spawn(process.execPath, [vitest, 'run'], { cwd: folder, env });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(run, 'close');
  const group = await device();
  run.kill(signal);
  expect(await ended).toEqual([3, null]);
  expect(said).toContain(`The run was stopped ${words}: `);
  expect(said).not.toMatch(/^\s+at |Error/m);
  expect(await stopped()).toBe(words);
  await nothingIsLeft(group);
});

test('a second Ctrl-C ends at once a run that waits for its device', async () => {
  await writeFile(join(folder, 'device.sh'), `trap '' TERM; ${mute}`);
  const run = atTerminal('run');
  const group = await device();
  let code: number | undefined;
  void run.ended.then((one) => (code = one));
  await expect
    .poll(
      () => {
        run.type(ctrlC);
        return code;
      },
      { interval: 300 },
    )
    .toBe(130);
  await nothingIsLeft(group, 'huawei-iot-mock-');
});

test('a terminal that is closed ends a run, and its report is written', async () => {
  // Its end is not heard of without the terminal, and after the report it still writes into the folder.
  const named = ['sh', '-c', 'echo $$ > vitest.pid; exec "$@"', 'sh'];
  terminal = new Terminal([...named, process.execPath, vitest, 'run'], { cwd: folder, env });
  const group = await device();
  const itself = Number(await readFile(join(folder, 'vitest.pid'), 'utf8'));
  await terminal.close();
  await expect.poll(() => stopped().catch(() => undefined)).toBe('by SIGHUP');
  await nothingIsLeft(group);
  await expect.poll(() => groupLives(itself)).toBe(false);
});

test('in watch mode a key stops a run in order, and Ctrl-C one and the watching', { timeout: 120_000 }, async () => {
  const watch = atTerminal();
  const first = await device();
  watch.type('c');
  await watch.until(/to quit/);
  expect(watch.written).toContain('The run was stopped by a key: ');
  expect(groupLives(first)).toBe(false);

  await rm(join(folder, 'device.pid'));
  watch.type('a');
  const second = await device();
  watch.type(ctrlC);
  expect(await watch.ended).toBe(3);
  await nothingIsLeft(second);
});
