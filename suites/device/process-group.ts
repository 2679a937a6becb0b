import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Exit } from './device.ts';
import { groupLives } from './group-lives.ts';
import { killOnExit } from './kill-on-exit.ts';

export interface ProcessGroupOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds between SIGTERM and SIGKILL. */
  readonly graceMs: number;
  readonly stdout: (chunk: Uint8Array) => void;
  readonly stderr: (chunk: Uint8Array) => void;
}

/** Milliseconds between two looks at a group that is about to end: nothing announces the end of another's child. */
const look = 10;
/** Milliseconds after which SIGKILL and the end of the streams are no longer waited for. */
const patience = 2000;

/**
 * A command with all the processes that it starts. It has ended when its first process has ended and the others are
 * gone: they are asked to end with it, and killed after the grace.
 */
export class ProcessGroup {
  /** How the first process ended, once the whole group is gone. Never rejects. */
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #id: number;
  readonly #graceMs: number;
  #ending: Promise<void> | undefined;

  /** Rejects with the error of the operating system (`ENOENT`, `EACCES` …) when the command cannot be run. */
  static async start(options: ProcessGroupOptions): Promise<ProcessGroup> {
    const [program = '', ...parameters] = options.command;
    // Detached means a group of its own, which a signal reaches as a whole, and which Ctrl-C does not.
    const child = spawn(program, parameters, { cwd: options.cwd, env: options.env, detached: true, stdio: 'pipe' });
    // What cannot be written is told by the exit.
    child.stdin.on('error', () => {});
    child.stdout.on('data', options.stdout);
    child.stderr.on('data', options.stderr);
    if (child.pid === undefined) {
      const [error] = await once(child, 'error');
      throw error;
    }
    return new ProcessGroup(child, child.pid, options.graceMs);
  }

  private constructor(child: ChildProcessWithoutNullStreams, id: number, graceMs: number) {
    this.#child = child;
    this.#id = id;
    this.#graceMs = graceMs;
    const release = killOnExit(id);
    const closed = once(child, 'close');
    this.exited = once(child, 'exit').then(async ([code, signal]): Promise<Exit> => {
      await this.#end();
      // A process that left the group may hold the streams open.
      await Promise.race([closed, pause(patience, undefined, { ref: false })]);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      if (groupLives(id)) return { code, signal, error: `processes of group ${id} survived SIGKILL` };
      release();
      return { code, signal };
    });
  }

  /** Writes a line to the first process. */
  write(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ends the input of the first process. */
  endInput(): void {
    this.#child.stdin.end();
  }

  /** SIGTERM to all processes, and SIGKILL to those that are left after the grace. */
  stop(): Promise<Exit> {
    void this.#end();
    return this.exited;
  }

  /** SIGKILL at once. */
  kill(): Promise<Exit> {
    this.#signal('SIGKILL');
    return this.exited;
  }

  #end(): Promise<void> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<void> {
    this.#signal('SIGTERM');
    if (await this.#gone(this.#graceMs)) return;
    this.#signal('SIGKILL');
    await this.#gone(patience);
  }

  async #gone(withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    while (groupLives(this.#id)) {
      if (performance.now() >= deadline) return false;
      await pause(look);
    }
    return true;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.#id, signal);
    } catch {
      // Gone already, or under another user: whoever asks finds out by looking.
    }
  }
}
