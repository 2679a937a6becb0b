import { type ChildProcess, fork } from 'node:child_process';
import { type EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A script of this folder in a separate process. It answers each request with one message; the first message says that it is ready. */
export class Child<Ready> {
  readonly process: ChildProcess;
  readonly ready: Ready;

  private constructor(process: ChildProcess, ready: Ready) {
    this.process = process;
    this.ready = ready;
  }

  /** @param script path from `bench/`, without extension */
  static async start<Ready>(script: string, job: object): Promise<Child<Ready>> {
    const path = fileURLToPath(new URL(`../${script}.js`, import.meta.url));
    const child = fork(path, [JSON.stringify(job)], { execArgv: ['--expose-gc'] });
    const ready = (await answerOf(child, script)) as Ready;
    return new Child(child, ready);
  }

  /** Runs a script to its end; its only message is its result. */
  static async run<Result>(script: string, job: object): Promise<Result> {
    const child = await Child.start<Result>(script, job);
    await child.stop();
    return child.ready;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** @throws when it ends, or does not answer within so many milliseconds. Default: it has all the time it wants */
  async ask<Answer>(request: object, withinMs?: number): Promise<Answer> {
    this.process.send(request);
    return (await answerOf(this.process, 'child', withinMs)) as Answer;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}

/** Its next message. @throws when it ends first, or is late */
export async function answerOf(child: EventEmitter, script: string, withinMs?: number): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const isLate = async (ms: number) => {
    await sleep(ms, undefined, { signal });
    throw new Error(`${script} did not answer within ${ms / 1000} s: it hangs, or has more to do than it can.`);
  };
  try {
    return await Promise.race([
      ...(withinMs === undefined ? [] : [isLate(withinMs)]),
      once(child, 'message', { signal }).then(([message]) => message),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`${script} ended with exit code ${code} before it answered: see its output above.`);
      }),
    ]);
  } finally {
    ended.abort();
  }
}
