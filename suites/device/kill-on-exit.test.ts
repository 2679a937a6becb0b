import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupLives } from './group-lives.ts';
import { sampleConnection } from './v1/sample-connection.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-on-exit-'));
  // The parents that will be interrupted are plain Node processes.
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'command-device.ts'),
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'command-device.mjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true }));

/** A wrapper with a child, both deaf to everything but SIGKILL. It prints its process group. */
const deaf = `trap '' INT TERM HUP; sleep 1000 & echo $$; while :; do sleep 1000; done`;

function parentCode(then: string): string {
  return `
    const { commandDevice } = await import(${JSON.stringify(pathToFileURL(join(folder, 'command-device.mjs')).href)});
    const device = await commandDevice({ command: ['sh', '-c', ${JSON.stringify(deaf)}], stopGraceMs: 1 })
      .start(${JSON.stringify(sampleConnection)});
    while (device.output.length === 0) await new Promise(setImmediate);
    process.stdout.write(device.output[0].text + '\\n');
    ${then}`;
}

function startParent(code: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--input-type=module', '-e', code]);
}

async function groupOf(parent: ChildProcessWithoutNullStreams): Promise<number> {
  const [line] = await once(parent.stdout, 'data');
  const group = Number(line);
  expect(groupLives(group)).toBe(true);
  return group;
}

const stay = 'setInterval(() => {}, 1000);';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('%s ends the device with its parent', async (signal) => {
  const parent = startParent(parentCode(stay));
  const group = await groupOf(parent);
  parent.kill(signal);
  await expect.poll(() => groupLives(group), { timeout: 5000 }).toBe(false);
});

test.each([
  ['process.exit(3)', 'process.stdin.once("data", () => process.exit(3));'],
  ['an uncaught exception', 'process.stdin.once("data", () => { throw new Error("oops"); });'],
  ['an unhandled rejection', 'process.stdin.once("data", () => Promise.reject(new Error("oops")));'],
  ['SIGABRT', 'process.stdin.once("data", () => process.abort());'],
])('%s ends the device with its parent', async (_, then) => {
  const parent = startParent(parentCode(then));
  const group = await groupOf(parent);
  parent.stdin.write('now\n');
  await expect.poll(() => groupLives(group), { timeout: 5000 }).toBe(false);
});

test.runIf(process.platform === 'linux').each(['SIGTERM', 'SIGKILL'] as const)(
  '%s ends a daemon that has left the group of the device, too',
  async (signal) => {
    const daemon = `setsid sh -c 'echo $$; sleep 1000' & sleep 1000`;
    const parent = startParent(parentCode(stay).replace(JSON.stringify(deaf), () => JSON.stringify(daemon)));
    // The leader of a session is the leader of a group as well.
    const group = await groupOf(parent);
    parent.kill(signal);
    await expect.poll(() => groupLives(group), { timeout: 20_000 }).toBe(false);
  },
);

test.runIf(process.platform === 'linux')('a device that was just being started ends with its parent, too', async () => {
  // It prints nothing: there is nobody left to read it.
  const quiet = JSON.stringify('sleep 1000 & sleep 1000');
  const parent = startParent(`
    import childProcess from 'node:child_process';
    import { writeSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { spawn } = childProcess;
    // Killed before it knows of it: neither it nor its guard has been told of the group.
    childProcess.spawn = (...given) => {
      const child = spawn(...given);
      if (given[1].includes(${quiet})) {
        writeSync(1, child.pid + '\\n');
        process.kill(process.pid, 'SIGKILL');
      }
      return child;
    };
    syncBuiltinESMExports();
    ${parentCode(stay).replace(JSON.stringify(deaf), () => quiet)}`);
  const [line] = await once(parent.stdout, 'data');
  await expect.poll(() => groupLives(Number(line)), { timeout: 20_000 }).toBe(false);
});

test('the end of a worker thread ends its device', async () => {
  const worker = `data:text/javascript,${encodeURIComponent(parentCode(stay))}`;
  const parent = startParent(`
    import { Worker } from 'node:worker_threads';
    const worker = new Worker(new URL(${JSON.stringify(worker)}));
    process.stdin.once('data', () => worker.terminate());`);
  const group = await groupOf(parent);
  parent.stdin.write('now\n');
  await expect.poll(() => groupLives(group), { timeout: 5000 }).toBe(false);
  parent.kill();
});

test('nothing keeps the parent once its device has stopped', async () => {
  const parent = startParent(
    parentCode(`
      await new Promise((resolve) => process.stdin.once('data', resolve));
      process.stdin.destroy();
      await device.stop();`),
  );
  const group = await groupOf(parent);
  parent.stdin.write('now\n');
  expect(await once(parent, 'exit')).toEqual([0, null]);
  expect(groupLives(group)).toBe(false);
});
