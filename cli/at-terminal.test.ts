import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Terminal } from '../suites/report/testing/terminal.ts';
import { program } from './testing.ts';

const ESC = '\u001b';
const colours = new RegExp(`${ESC}\\[\\d+m`);
const run = [process.execPath, program, 'run', '--reference', '--scenario', 'connect', '--seed', '7'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'at-terminal-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Times and paths differ from run to run. */
const steady = (text: string) => text.replace(/\d+\.\d s/, '… s').trimEnd();

test.each([80, 60])(
  'on %i columns a run shows its verdicts, in lines that fit, and nothing is left of its progress',
  {
    timeout: 60_000,
  },
  async (columns) => {
    const terminal = new Terminal(run, { cwd: folder, columns });
    expect(await terminal.ended).toBe(0);
    expect(terminal.written).toMatch(colours);
    expect(terminal.written).toMatch(/\d+\/\d+ rules/);
    expect(terminal.screen).toMatch(
      /^Generation 2 of the interface, since the reference device sp\n?eaks every one\.\nSeed 7, runs normal: only what shows in connect\.\nThe same again: --seed 7/,
    );
    expect(terminal.screen).toContain('Exit code 0.');
    expect(terminal.screen).not.toMatch(/\d+\/\d+ rules/);
    const [, ...lines] = terminal.screen.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  },
);

test('without colours, a terminal of 100 columns shows just what a pipe takes', { timeout: 60_000 }, async () => {
  const terminal = new Terminal(run, { cwd: folder, columns: 100, env: { NO_COLOR: '1' } });
  const [file = '', ...args] = run;
  const [piped] = await Promise.all([
    promisify(execFile)(file, args, { cwd: folder, env: { PATH: process.env.PATH } }),
    terminal.ended,
  ]);
  expect(terminal.written).not.toMatch(colours);
  expect(steady(terminal.screen)).toBe(steady(`${piped.stderr}${piped.stdout}`));
});
