import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandDevice } from './command-device.ts';
import type { RunningDevice } from './device.ts';
import { groupLives } from './group-lives.ts';
import type { CommandOptions } from './start-command.ts';
import { sampleConnection } from './v1/sample-connection.ts';

const node = (script: string, ...words: string[]) => [process.execPath, '-e', script, '--', ...words];
const sh = (script: string) => ['sh', '-c', script];
const start = (command: CommandOptions['command'], options: Partial<CommandOptions> = {}) =>
  commandDevice({ command, ...options }).start(sampleConnection);
const texts = (device: RunningDevice) => device.output.map(({ text }) => text);

/** The first line, which these scripts use to say that they are ready, or which group they are. */
async function firstLine(device: RunningDevice): Promise<string> {
  await expect.poll(() => device.output.length, { timeout: 5000 }).toBeGreaterThan(0);
  return device.output[0]?.text ?? '';
}

describe('what it gets at the start', () => {
  test('stands in its environment and in its arguments', async () => {
    const device = await start(
      node(
        'console.log(JSON.stringify([process.env.IOT_HOST, process.env.IOT_PORT, process.env.IOT_CA_FILE, process.env.URL, process.argv.slice(1)]))',
        '--url={transport}://{host}:{port}',
        '{caFile}',
        '{"a":1}',
      ),
      { env: { URL: 'tls://{host}' } },
    );
    expect(await device.exited).toEqual({ code: 0, signal: null });
    expect(JSON.parse(texts(device)[0] ?? '')).toEqual([
      '127.0.0.1',
      '8883',
      '/tmp/ca files/ca.pem',
      'tls://127.0.0.1',
      ['--url=mqtts://127.0.0.1:8883', '/tmp/ca files/ca.pem', '{"a":1}'],
    ]);
  });

  test('reaches a command line in Python, in its folder', async () => {
    const device = await start(`python3 -c 'import os, sys; print(os.getcwd(), sys.argv[1])' {deviceId}`, { cwd: '/' });
    expect(await device.exited).toEqual({ code: 0, signal: null });
    expect(texts(device)).toEqual(['/ 5f7a_lamp']);
  });

  test('does not hold the secret in what is kept of its output', async () => {
    const device = await start(sh('echo "out $IOT_DEVICE_SECRET"; echo "err $IOT_DEVICE_SECRET" >&2'));
    await device.exited;
    expect(texts(device).sort()).toEqual(['err **********', 'out **********']);
  });
});

describe('its end', () => {
  test.each([
    ['exit 0', { code: 0, signal: null }],
    ['exit 7', { code: 7, signal: null }],
    ['kill -s KILL $$', { code: null, signal: 'SIGKILL' }],
  ])('after %j shows in its exit', async (script, exit) => {
    const device = await start(sh(script));
    expect(await device.exited).toEqual(exit);
    expect(await device.stop()).toEqual(exit);
  });

  test('brings the last words with it, line end or not', async () => {
    const device = await start(node('process.stdout.write("one\\ntwo")'));
    await device.exited;
    expect(texts(device)).toEqual(['one', 'two']);
  });

  test('by SIGTERM leaves it time to say goodbye', async () => {
    const device = await start(
      node(`
        process.on('SIGTERM', () => setImmediate(() => { console.log('bye'); process.exit(5); }));
        setInterval(() => {}, 1000);
        console.log('ready');`),
    );
    await firstLine(device);
    expect(await device.stop()).toEqual({ code: 5, signal: null });
    expect(texts(device)).toEqual(['ready', 'bye']);
  });

  test('leaves the same time to the children of a script that itself ends at once', async () => {
    const child = `process.on('SIGTERM', () => { console.log('bye'); process.exit(); }); setInterval(() => {}, 1000); console.log('ready');`;
    const device = await start(sh(`"${process.execPath}" -e "${child}"; echo never`));
    await firstLine(device);
    await device.stop();
    expect(texts(device)).toEqual(['ready', 'bye']);
  });

  test('by SIGKILL follows when it ignores SIGTERM', async () => {
    const device = await start(sh(`trap '' TERM; echo ready; while :; do sleep 1000; done`), { stopGraceMs: 20 });
    await firstLine(device);
    expect(await device.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('takes along children that ignore SIGTERM', async () => {
    const device = await start(sh(`(trap '' TERM; while :; do sleep 1000; done) & echo $$; sleep 1000`), {
      stopGraceMs: 20,
    });
    const group = Number(await firstLine(device));
    expect(await device.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(groupLives(group)).toBe(false);
  });

  test('takes along children that it leaves behind by itself', async () => {
    const device = await start(sh('sleep 1000 & echo $$; exit 3'));
    expect(await device.exited).toEqual({ code: 3, signal: null });
    expect(groupLives(Number(texts(device)[0]))).toBe(false);
  });

  test('does not wait for a stranger that holds its output open', async () => {
    const device = await start(
      node(`
        const { spawn } = require('node:child_process');
        console.log(spawn('sleep', ['1000'], { detached: true, stdio: 'inherit', env: {} }).pid);
        process.exit();`),
    );
    expect(await device.exited).toEqual({ code: 0, signal: null });
    process.kill(Number(texts(device)[0]), 'SIGKILL');
  });

  describe.runIf(process.platform === 'linux')('takes along daemons', () => {
    const alive = (pids: readonly number[]) => pids.filter((pid) => existsSync(`/proc/${pid}/environ`) && runs(pid));
    const runs = (pid: number) => !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const pidsOf = (device: RunningDevice) => texts(device).map(Number);
    const daemon = (then = 'sleep 1000') => `setsid sh -c 'echo $$; ${then}' &`;

    test('that have left its group and its session, ten of them', async () => {
      const device = await start(sh(`${daemon().repeat(10)} wait`));
      await expect.poll(() => device.output.length).toBe(10);
      expect(alive(pidsOf(device))).toHaveLength(10);
      await device.stop();
      expect(alive(pidsOf(device))).toEqual([]);
    });

    test('when it ends by itself, and its daemons have no parent any more', async () => {
      const device = await start(sh(`${daemon('sleep 1000')} sleep 0.2; exit 3`));
      expect(await device.exited).toEqual({ code: 3, signal: null });
      expect(pidsOf(device)).toHaveLength(1);
      expect(alive(pidsOf(device))).toEqual([]);
    });

    test('that ignore SIGTERM', async () => {
      const device = await start(sh(`setsid sh -c 'trap "" TERM; echo $$; while :; do sleep 1000; done' & wait`), {
        stopGraceMs: 20,
      });
      await firstLine(device);
      await device.stop();
      expect(alive(pidsOf(device))).toEqual([]);
    });

    test('that it starts with an empty environment, while it lives', async () => {
      const device = await start(sh(`env -i setsid sh -c 'echo $$; sleep 1000' & wait`));
      await firstLine(device);
      await device.stop();
      expect(alive(pidsOf(device))).toEqual([]);
    });

    test('and leaves those of another device alone', async () => {
      const [one, two] = await Promise.all([start(sh(`${daemon()} wait`)), start(sh(`${daemon()} wait`))]);
      await firstLine(one);
      await firstLine(two);
      await one.stop();
      expect([alive(pidsOf(one)), alive(pidsOf(two))]).toEqual([[], pidsOf(two)]);
      await two.stop();
    });

    test('with time to say goodbye, and one SIGTERM to each', async () => {
      const script = `process.on('SIGTERM', () => { console.log('bye'); setTimeout(() => process.exit(), 50); }); setInterval(() => {}, 1000); console.log('ready');`;
      const device = await start(sh(`setsid "${process.execPath}" -e "${script}" & wait`));
      await firstLine(device);
      await device.stop();
      expect(texts(device)).toEqual(['ready', 'bye']);
    });
  });

  test('is the same for everyone who asks', async () => {
    const device = await start('sleep 1000');
    expect(await Promise.all([device.stop(), device.stop(), device.exited])).toEqual(
      Array(3).fill({ code: null, signal: 'SIGTERM' }),
    );
  });
});

test('each start is a separate process', async () => {
  const device = commandDevice({ command: `sh -c 'echo $$; exec sleep 1000'` });
  const [one, two] = await Promise.all([device.start(sampleConnection), device.start(sampleConnection)]);
  expect(await firstLine(one)).not.toBe(await firstLine(two));
  await one.stop();
  expect(groupLives(Number(texts(two)[0]))).toBe(true);
  await two.stop();
});

test('its standard input stays open', async () => {
  const device = await start(node(`process.stdin.on('end', () => process.exit(9)).resume(); console.log('ready')`));
  await firstLine(device);
  expect(await device.stop()).toEqual({ code: null, signal: 'SIGTERM' });
});

test('it is described as it was written', () => {
  const { kind, description, restartable } = commandDevice({ command: 'python3 "my device.py" {secret}' });
  expect({ kind, description, restartable }).toEqual({
    kind: 'command',
    description: ['python3', 'my device.py', '{secret}'],
    restartable: true,
  });
});
