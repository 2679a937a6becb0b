import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { printResult } from './frame/result.ts';
import { Rounds } from './frame/rounds.ts';

// Linux only: /proc.

const rounds = 9;
const program = fileURLToPath(new URL('../../lib/cli/main.js', import.meta.url));
const ports = ['tcp', 'tls', 'ws', 'http', 'https'].flatMap((name) => [`--${name}-port`, '0']);
const commands: Readonly<Record<string, readonly string[]>> = {
  serve: [program, 'serve', ...ports],
  node: ['-e', 'console.log(1); setInterval(() => {}, 1000)'],
};
/** After it is ready: what was loaded at start and is not needed any more may go. */
const idleMs = 2000;

const played = await Rounds.play(Object.keys(commands), { rounds }, async (name) => {
  const began = performance.now();
  const child = spawn(process.execPath, [...(commands[name] ?? [])], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(createInterface(child.stdout), 'line');
  const ready = performance.now() - began;
  await delay(idleMs);
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  child.kill('SIGINT');
  await once(child, 'close');
  console.error(`${name}: ready after ${ready.toFixed(0)} ms`);
  return { 'ms to ready': ready, 'MB when idle': Number(kilobytes) / 1024 };
});
printResult({
  benchmark: 'Start of serve',
  how: `From the start of \`huawei-iot-conformance serve\`, with all five ports, to its ready line, and what the process holds in memory ${idleMs / 1000} s later. \`node\` is a program that prints a line.`,
  rows: played.rows(),
  ratios: [
    played.figure('ms to ready', 'serve', { atMost: 700 }),
    played.ratio('ms to ready', 'serve', 'node'),
    played.figure('MB when idle', 'serve', { atMost: 120 }),
  ],
  notes: [
    'What limits it: node itself takes a quarter of the time, and reading 240 modules most of the rest, a third of that for aedes and what it needs; keys are made by other threads meanwhile. The application side, the lines, the rules, WebSockets and the admin API are loaded only after that. A `platform.yaml`, and flags for devices, products or options, have a schema and the reading of YAML loaded before.',
  ],
});
