import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mosquittoVersion } from './frame/mosquitto.ts';
import { renderPage } from './frame/render-page.ts';
import type { BenchmarkResult, KeptResult } from './frame/result.ts';

// Runs every benchmark of this folder, or those that are named, one after the other, keeps their results in bench/results, and
// writes docs/benchmarks.md from all that are kept there. A benchmark is a script that prints a `BenchmarkResult` as its last line.

const folder = fileURLToPath(new URL('.', import.meta.url));
const keptIn = fileURLToPath(new URL('../../bench/results/', import.meta.url));
const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.js') && !['main.js', 'fuzz-mqtt.js', 'fuzz-http.js', 'siege.js'].includes(name))
  .map((name) => name.slice(0, -'.js'.length));
const named = process.argv.slice(2);
const unknown = named.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". Known: ${known.join(', ')}.`);
  process.exit(2);
}

mkdirSync(keptIn, { recursive: true });
for (const name of named.length > 0 ? named : known) {
  console.error(`${name} …`);
  const result = await run(name);
  console.log(JSON.stringify(result));
  const machine = `${availableParallelism()} CPUs (${cpus()[0]?.model.trim()}), ${platform()} ${arch()}`;
  const versions = { node: process.versions.node, mosquitto: mosquittoVersion() ?? 'not installed' };
  const load = Number(loadavg()[0]?.toFixed(1));
  const kept = { ...result, command: `npm run bench -- ${name}`, circumstances: { machine, load, ...versions } };
  writeFileSync(join(keptIn, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
const results = readdirSync(keptIn)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(keptIn, file), 'utf8')) as KeptResult);
writeFileSync(page, renderPage(results));
console.error(`Written: ${page}`);

async function run(name: string): Promise<BenchmarkResult> {
  const child = spawn(process.execPath, [`${folder}${name}.js`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  const line = output.trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`Benchmark ${name} ended with exit code ${code}.`);
  return JSON.parse(line) as BenchmarkResult;
}
