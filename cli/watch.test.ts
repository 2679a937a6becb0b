import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Terminal } from '../suites/report/testing/terminal.ts';
import { program, said } from './testing.ts';

const devices = join(import.meta.dirname, '../dist/fixtures/devices');
const good = `export { default } from ${JSON.stringify(`${devices}/reference-device.js`)};`;
const faulty = (id: string) =>
  `import { faultyDevice } from ${JSON.stringify(`${devices}/faults/index.js`)};\nexport default faultyDevice('${id}');`;

let folder: string;
let terminal: Terminal | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});
afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
  await rm(folder, { recursive: true });
});

const write = (text: string) => writeFile(join(folder, 'lamp.mjs'), text);
const ready = /Press a to run all, q to quit/;

/** Types the command, and waits until its first round is over. */
async function watching(...more: string[]): Promise<Terminal> {
  const device = ['--device-module', 'lamp.mjs', '--scenario', 'commands', '--budget', '0'];
  const command = [process.execPath, program, 'run', '--watch', ...device, ...more];
  terminal = new Terminal(command, { cwd: folder });
  await terminal.until(ready);
  return terminal;
}

/** Does it, and gives what stands on the terminal from then until the next round is over. */
async function afterwards(screen: Terminal, act: () => unknown): Promise<string> {
  const from = screen.written.length;
  await act();
  await screen.until(ready, from);
  return screen.written.slice(from);
}

describe('at a terminal', { timeout: 120_000 }, () => {
  test('what failed last time is played first when the device changes, then all of it', async () => {
    await write(faulty('answers-twice'));
    const screen = await watching();
    expect(screen.screen).toContain('✗ V1-CMD-02');
    expect(screen.screen).toContain('Watching lamp.mjs. Press a to run all, q to quit.');

    const mended = await afterwards(screen, () => write(good));
    expect(mended).toMatch(/lamp\.mjs changed\. First what failed last time: .*V1-CMD-02.* Then all of it\./);
    expect(mended).toMatch(/Exit code 0\.[\s\S]*Exit code 0\./);
    expect(mended).toContain('reports/replay/conformance.html');

    const again = await afterwards(screen, () => screen.type('a'));
    expect(again).toContain('Exit code 0.');
    expect(again.match(/Exit code/g)).toHaveLength(1);
    expect(again).not.toContain('changed');

    screen.type('q');
    expect(await screen.ended).toBe(0);
  });

  test('a change ends the round that is being played, which then says nothing', async () => {
    await write(good);
    const screen = await watching();
    const from = screen.written.length;
    const both = await afterwards(screen, async () => {
      // Its round lasts for as long as an answer is waited for, much longer than a change takes to be seen.
      await write(faulty('answers-nothing'));
      // It goes on for longer than one of the other takes: this one was loaded, and is being played.
      await screen.until(/changed\.[\s\S]* commands {2}[1-9]\d* s/, from);
      await write(good);
    });
    expect(both.match(/lamp\.mjs changed\./g)).toHaveLength(2);
    expect(both.match(/Exit code/g)).toEqual(['Exit code']);
    expect(both).toContain('Exit code 0.');
  });

  test('Ctrl-C ends it with the exit code of the last run', async () => {
    await write(faulty('answers-twice'));
    const screen = await watching();
    screen.type('\u0003');
    expect(await screen.ended).toBe(1);
  });

  test('a module that cannot be read is waited for, until it can', async () => {
    await write('export default (');
    const screen = await watching();
    expect(screen.screen).toContain('Exit code 3.');
    const mended = await afterwards(screen, () => write(good));
    expect(mended).toContain('Exit code 0.');
  });
});

test('where nothing can change, that is said with what to do', async () => {
  const { exitCode, stderr } = await said(['run', '--watch', '--device', 'true'], { cwd: folder });
  expect(stderr).toBe(
    'There is nothing to watch: the device is not a program of this folder. Name files, as in --watch firmware.bin.\n',
  );
  expect(exitCode).toBe(2);
});
