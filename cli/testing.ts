import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { main } from './program.ts';

/** For tests: the compiled command line, as users run it. */
export const program = join(import.meta.dirname, '../lib/cli/main.js');

/** For tests: the command line in this process, with what it is given and what it says. */
export async function said(
  args: readonly string[],
  { cwd = '/', env = {}, stdin = '' }: { cwd?: string; env?: NodeJS.ProcessEnv; stdin?: string } = {},
) {
  const heard = { stdout: '', stderr: '' };
  const hear = (stream: keyof typeof heard) => (text: string) => {
    heard[stream] += text;
    return true;
  };
  const surroundings = {
    cwd: () => cwd,
    env,
    stdin: Readable.from(stdin === '' ? [] : [stdin]),
    stdout: { write: hear('stdout'), columns: 80, isTTY: false },
    stderr: { write: hear('stderr'), columns: 80, isTTY: false },
    exitCode: undefined as number | string | null | undefined,
  };
  await main(surroundings as never, ['node', 'cli', ...args]);
  return { ...heard, exitCode: surroundings.exitCode };
}

/** A port of the ready line's device, and what it needs to connect. */
export interface Ready {
  readonly ports: Readonly<Record<string, number>>;
  readonly url?: string;
  readonly caFile: string;
  readonly devices: readonly {
    readonly deviceId: string;
    readonly nodeId: string;
    readonly secret: string;
    readonly clientId: string;
    readonly username: string;
    readonly password: string;
  }[];
  readonly applications: readonly { readonly appId: string; readonly secret: string }[];
}

/** For tests: `serve` in a separate process, on free ports. */
export class Served {
  readonly process: ChildProcess;
  stdout = '';
  stderr = '';
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #watchers = new Set<() => void>();

  constructor(args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}) {
    const env = { PATH: process.env.PATH, ...options.env };
    const anyPorts = ['tcp', 'tls', 'ws', 'http', 'https'].flatMap((name) => [`--${name}-port`, '0']);
    this.process = spawn(process.execPath, [program, 'serve', ...anyPorts, ...args], { ...options, env });
    this.process.stdout?.on('data', (text) => this.#hear(() => (this.stdout += text)));
    this.process.stderr?.on('data', (text) => this.#hear(() => (this.stderr += text)));
    this.ended = once(this.process, 'close').then(([code, signal]) => {
      this.#hear(() => {});
      return { code, signal };
    });
  }

  /** The ready line. Rejects with what was said when the process ends before. */
  async ready(): Promise<Ready> {
    await Promise.race([
      this.until(() => this.stdout.includes('\n')),
      this.ended.then(() => Promise.reject(new Error(`It ended: ${this.stderr}`))),
    ]);
    return JSON.parse(this.stdout.split('\n')[0] ?? '');
  }

  /** Resolves once the lines on stderr match. */
  line(pattern: RegExp): Promise<string> {
    return this.until(() => pattern.test(this.stderr)).then(() => this.stderr);
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watch = () => {
        if (!condition()) return;
        this.#watchers.delete(watch);
        resolve();
      };
      this.#watchers.add(watch);
      watch();
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGINT') {
    this.process.kill(signal);
    return this.ended;
  }

  #hear(take: () => void): void {
    take();
    for (const watch of this.#watchers) watch();
  }
}
