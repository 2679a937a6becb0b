import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// How long `serve` takes to its ready line, and what it holds in memory then, beside node that does nothing. Linux only: /proc.

const rounds = 7;
const program = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const ports = ['tcp', 'tls', 'ws', 'http', 'https'].flatMap((name) => [`--${name}-port`, '0']);
/** After it is ready: what was loaded at start and is not needed any more may go. */
const idleMs = 2000;

async function start(args: readonly string[]): Promise<{ ms: number; idleMb: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(createInterface(child.stdout), 'line');
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  child.kill('SIGINT');
  await once(child, 'close');
  return { ms, idleMb: Number(kilobytes) / 1024 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const measured = { node: [] as Awaited<ReturnType<typeof start>>[], serve: [] as Awaited<ReturnType<typeof start>>[] };
for (let round = 0; round < rounds; round += 1) {
  const node = await start(['-e', 'console.log(1); setInterval(() => {}, 1000)']);
  const serve = await start([program, 'serve', ...ports]);
  measured.node.push(node);
  measured.serve.push(serve);
  console.error(
    `round ${round + 1} of ${rounds}: node ${node.ms.toFixed(0)} ms, serve ${serve.ms.toFixed(0)} ms and ${serve.idleMb.toFixed(0)} MB`,
  );
}
for (const [name, runs] of Object.entries(measured)) {
  const times = runs.map(({ ms }) => ms);
  const [ready, idle] = [median(times), median(runs.map(({ idleMb }) => idleMb))];
  console.log(
    `${name.padEnd(5)}  ready after ${ready.toFixed(0)} ms (fastest ${Math.min(...times).toFixed(0)}), idle with ${idle.toFixed(0)} MB`,
  );
}
const ratio = median(measured.serve.map(({ ms }) => ms)) / median(measured.node.map(({ ms }) => ms));
console.log(
  `serve takes ${ratio.toFixed(1)} times as long as node alone; wanted are less than 700 ms and 120 MB on an idle machine`,
);
