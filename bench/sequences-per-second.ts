import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// Generated sequences per second in one process, with every rule judging after each step, beside a bare aedes and mqtt
// model run of the same shape, in turn, as a ratio. Two processes at a time, as many as there are cores to use.

const rounds = 5;
const processes = 2;
const sequences = 600;
/** Sequences a second, on two cores. */
const goal = 600;

/** One process plays its share, and tells how many sequences a second that was, from the first to the last. */
async function share(kind: 'suite' | 'bare', seed: number): Promise<number> {
  const script = fileURLToPath(new URL('./sequences.js', import.meta.url));
  const child = spawn(process.execPath, [script, kind, String(seed), String(sequences)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  await once(child, 'exit');
  return Number(line);
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const rates: Record<'suite' | 'bare', number[]> = { suite: [], bare: [] };
for (let round = 0; round < rounds; round++) {
  for (const kind of ['suite', 'bare'] as const) {
    const shares = await Promise.all(Array.from({ length: processes }, (_, index) => share(kind, round * 10 + index)));
    rates[kind].push(shares.reduce((sum, rate) => sum + rate, 0));
  }
}

const ratios = rates.suite.map((rate, round) => rate / (rates.bare[round] ?? rate));
console.log(
  JSON.stringify({
    benchmark: 'generated sequences per second',
    suite: Math.round(median(rates.suite)),
    bare: Math.round(median(rates.bare)),
    ratio: Number(median(ratios).toFixed(3)),
    lowest: Number(Math.min(...ratios).toFixed(3)),
    highest: Number(Math.max(...ratios).toFixed(3)),
    rounds,
    processes,
    goal,
  }),
);
