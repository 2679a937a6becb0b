import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FuzzTarget } from '../mock-platform/robustness/fuzz-target.ts';
import { printResult } from './frame/result.ts';

// Plays malformed and mutated MQTT sessions against the whole platform. Each session belongs to a seed; `--replay` plays one alone.
// Run it with --expose-gc, so that the heap can be compared.

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    replay: { type: 'string' },
  },
});
const sessions = values.replay === undefined ? Number(values.sessions) : 1;
const first = Number(values.replay ?? values.seed);
/** Sessions at a time. */
const concurrency = 100;
const marks = 10;

const target = await FuzzTarget.start();
const inFlight = new Set<number>();

/** A stuck session names its own seed; of a crash the last ones to begin are the likeliest. */
function fail(error: unknown): never {
  console.error(error instanceof Error && error.cause ? error.message : error);
  console.error(`Last begun: ${[...inFlight].slice(-20).join(', ')}. Replay one with: npm run fuzz -- --replay <seed>`);
  process.exit(1);
}
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

async function play(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const seed = next;
      next += 1;
      inFlight.add(seed);
      await target.play(seed);
      inFlight.delete(seed);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, to - from) }, worker));
  await target.settled();
}

/** Bytes in use when all that can be collected is collected. */
async function heap(): Promise<number> {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) return Number.NaN;
  for (let turn = 0; turn < 3; turn += 1) {
    // Timers that linger behind closed connections hold on to them.
    await sleep(turn === 0 ? 7000 : 10);
    collect();
  }
  return process.memoryUsage().heapUsed;
}

const began = performance.now();
const heaps: number[] = [];
for (let mark = 0; mark < marks; mark += 1) {
  const [from, to] = [mark, mark + 1].map((one) => first + Math.floor((sessions * one) / marks));
  await play(from ?? 0, to ?? 0);
  if (values.replay === undefined) {
    heaps.push((await heap()) / 2 ** 20);
    console.error(`${(to ?? 0) - first} sessions, heap ${heaps.at(-1)?.toFixed(1)} MiB`);
  }
}
await target.platform.stop();
const seconds = (performance.now() - began) / 1000;
const [warm = Number.NaN, last = Number.NaN] = [heaps[1], heaps.at(-1)];
printResult({
  benchmark: 'Fuzzed MQTT sessions',
  how: `${sessions} sessions from seed ${first}: valid ones of registered devices and of strangers with up to four mutations each (bits, bytes, lengths, packets repeated, dropped, swapped, spliced), raw bytes, and raw bytes behind a good log-in, cut into pieces. One of twenty goes over a TCP connection, half of those end with a reset; the rest over streams in memory. None crashed the platform, none was stuck, each connection was recorded as closed once; a failure would have ended the run. The heap is measured after garbage collection.`,
  rows: [
    {
      who: 'mock',
      figures: {
        sessions,
        seconds: Math.round(seconds),
        'heap after a fifth, MiB': round(warm),
        'heap at the end, MiB': round(last),
      },
    },
  ],
  ratios: [
    {
      of: 'heap at the end / heap after a fifth',
      median: round(last / warm),
      lowest: round(last / warm),
      highest: round(last / warm),
      rounds: 1,
      goal: { atMost: 1.1 },
    },
  ],
});
process.exit();

function round(number: number): number {
  return Number(number.toFixed(3));
}
