import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
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

  async ask<Answer>(request: object): Promise<Answer> {
    this.process.send(request);
    return (await answerOf(this.process, 'child')) as Answer;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}

async function answerOf(child: ChildProcess, script: string): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`${script} ended with exit code ${code} before it answered: see its output above.`);
      }),
    ]);
  } finally {
    ended.abort();
  }
}
