import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Shares the work among so many processes, each the running program again with `--part i/n` behind its arguments. Gives what
 * they hand over, in no order.
 */
export async function share<T>(workers: number): Promise<T[]> {
  const shares = Array.from({ length: workers }, async (_, index) => {
    const [, program = '', ...args] = process.argv;
    const worker = fork(program, [...args, '--part', `${index + 1}/${workers}`]);
    const done: T[] = [];
    worker.on('message', (one) => done.push(one as T));
    // What it has sent is read before the channel closes.
    const [[code]] = await Promise.all([once(worker, 'exit'), once(worker, 'disconnect')]);
    if (code !== 0) console.error(`Process ${index + 1} ended with code ${code}: what it had still to do is missing.`);
    return done;
  });
  return (await Promise.all(shares)).flat();
}

/** Hands over one piece of the work. What is not written yet when the process ends is lost. */
export async function handOver(done: unknown): Promise<void> {
  await new Promise((written) => process.send?.(done, written));
}

/** The `i/n` of a list, every n-th from the i-th on, so that neighbours, which take about as long, are spread. */
export function part<T>(all: readonly T[], share: string): T[] {
  const [index = 1, count = 1] = share.split('/').map(Number);
  return all.filter((_, position) => position % count === index - 1);
}
