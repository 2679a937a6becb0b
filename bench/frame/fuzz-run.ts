import { setTimeout as sleep } from 'node:timers/promises';
import { readFlags } from './read-flags.ts';
import { printResult } from './result.ts';

export interface FuzzRunOptions {
  /** What the result is called. */
  readonly benchmark: string;
  /** What is played, in the plural: `sessions`. The flag for their number is named so, too. */
  readonly what: string;
  /** How many, unless told otherwise. */
  readonly usual: number;
  /** The npm script, for the message that says how to play one again. */
  readonly script: string;
  /** At a time: those that linger before they are closed hold up nobody. */
  readonly concurrency: number;
  /** Plays the one that belongs to a seed. Rejects when it broke something. */
  readonly play: (seed: number) => Promise<void>;
  /** Before the heap is measured: what the played ones have left behind goes. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Behind "… sessions from seed …: ": what they are, and what is known when the run has come to its end. */
  readonly how: () => string;
}

const marks = 10;

/**
 * Plays what belongs to the seeds from `--seed` on, `--<what>` of them, or with `--replay` one alone; ends the process. Run it with
 * --expose-gc, so that the heap can be compared.
 */
export async function runFuzz({
  benchmark,
  what,
  usual,
  script,
  concurrency,
  play,
  settle,
  stop,
  how,
}: FuzzRunOptions): Promise<never> {
  const usually = { [what]: usual, seed: Date.now() % 1_000_000_000, replay: Number.NaN };
  const { [what]: wanted = usual, seed = 0, replay } = readFlags(usually, {}).numbers;
  const isReplay = replay !== undefined && !Number.isNaN(replay);
  const [total, first] = isReplay ? [1, replay] : [wanted, seed];
  const inFlight = new Set<number>();

  /** What is stuck names its own seed; of a crash the last ones to begin are the likeliest. */
  function fail(error: unknown): never {
    console.error(error instanceof Error && error.cause ? error.message : error);
    console.error(
      `Last begun: ${[...inFlight].slice(-20).join(', ')}. Replay one with: npm run ${script} -- --replay <seed>`,
    );
    process.exit(1);
  }
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  async function playAll(from: number, to: number): Promise<void> {
    let next = from;
    const worker = async () => {
      while (next < to) {
        const seed = next;
        next += 1;
        inFlight.add(seed);
        await play(seed);
        inFlight.delete(seed);
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, to - from) }, worker));
    await settle();
  }

  const began = performance.now();
  const heaps: number[] = [];
  for (let mark = 0; mark < marks; mark += 1) {
    const [from = 0, to = 0] = [mark, mark + 1].map((one) => first + Math.floor((total * one) / marks));
    await playAll(from, to);
    if (isReplay) continue;
    heaps.push((await heap()) / 2 ** 20);
    console.error(`${to - first} ${what}, heap ${heaps.at(-1)?.toFixed(1)} MiB`);
  }
  await stop();
  const seconds = Math.round((performance.now() - began) / 1000);
  const [warm = Number.NaN, last = Number.NaN] = [heaps[1], heaps.at(-1)].map((one = Number.NaN) => round(one));
  const figures = { [what]: total, seconds, 'heap after a fifth, MiB': warm, 'heap at the end, MiB': last };
  const ratio = round(last / warm);
  printResult({
    benchmark,
    how: `${total} ${what} from seed ${first}: ${how()}`,
    rows: [{ who: 'mock', figures }],
    ratios: [
      {
        of: 'heap at the end / heap after a fifth',
        ...{ median: ratio, lowest: ratio, highest: ratio, rounds: 1, goal: { atMost: 1.1 } },
      },
    ],
  });
  process.exit();
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

function round(number: number): number {
  return Number(number.toFixed(3));
}
