import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { shellWord } from '../shell-word.ts';
import { screenOf } from './screen-of.ts';

interface TerminalOptions {
  readonly cwd: string;
  /** Besides what every program needs. */
  readonly env?: NodeJS.ProcessEnv;
  readonly columns?: number;
}

/** For tests: a command at a pseudo-terminal, as a user types it and sees it. */
export class Terminal {
  readonly #process: ChildProcess;
  readonly #columns: number;
  readonly #watchers = new Set<() => void>();
  /** All that was written, with its control sequences. */
  written = '';
  /** The exit code. */
  readonly ended: Promise<number>;

  constructor(command: readonly string[], { cwd, env = {}, columns = 80 }: TerminalOptions) {
    this.#columns = columns;
    const line = `stty cols ${columns} rows 40 -echo; exec ${command.map(shellWord).join(' ')}`;
    const { PATH, HOME } = process.env;
    const given = { PATH, HOME, TERM: 'xterm-256color', SHELL: '/bin/sh', ...env };
    this.#process = spawn('script', ['-qefc', line, '/dev/null'], { cwd, env: given });
    this.#process.stdout?.setEncoding('utf8').on('data', (text) => {
      this.written += text;
      for (const look of this.#watchers) look();
    });
    this.ended = once(this.#process, 'close').then(([code]) => code);
  }

  /** What stands on it. */
  get screen(): string {
    return screenOf(this.written, this.#columns);
  }

  type(keys: string): void {
    this.#process.stdin?.write(keys);
  }

  /** Resolves when the pattern has been written, after the first `from` characters. Rejects when the command ends before. */
  async until(pattern: RegExp, from = 0): Promise<void> {
    let look = () => {};
    const stands = new Promise<void>((resolve) => {
      look = () => {
        if (pattern.test(this.written.slice(from))) resolve();
      };
    });
    this.#watchers.add(look);
    look();
    const over = this.ended.then((code) => {
      throw new Error(`It ended with ${code} before ${pattern} stood there:\n${this.screen}`);
    });
    await Promise.race([stands, over]).finally(() => this.#watchers.delete(look));
  }

  /** Ends it, in case that it still runs. */
  async close(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.ended;
  }
}
