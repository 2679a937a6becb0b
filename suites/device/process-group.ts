import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Exit } from './device.ts';
import { groupLives } from './group-lives.ts';
import { armGuard, killOnExit } from './kill-on-exit.ts';
import { type FoundProcess, markedProcesses, newMark, stillRuns, withMark } from './marked-processes.ts';

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
 * A command with all the processes that it starts, daemons that have left its group among them. It has ended when its first
 * process has ended and the others are gone: they are asked to end with it, and killed after the grace.
 */
export class ProcessGroup {
  /** How the first process ended, once the whole group is gone. Never rejects. */
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #id: number;
  readonly #graceMs: number;
  /** In the environment of all its processes. */
  readonly #mark: string;
  /** Processes that have left the group. */
  #strays: FoundProcess[] = [];
  #ending: Promise<void> | undefined;

  /** Rejects with the error of the operating system (`ENOENT`, `EACCES` …) when the command cannot be run. */
  static async start(options: ProcessGroupOptions): Promise<ProcessGroup> {
    const [program = '', ...parameters] = options.command;
    const mark = newMark();
    const env = withMark(options.env, mark);
    armGuard();
    // Detached means a separate group, which a signal reaches as a whole, and which Ctrl-C does not.
    const child = spawn(program, parameters, { cwd: options.cwd, env, detached: true, stdio: 'pipe' });
    // A write error shows in the exit.
    child.stdin.on('error', () => {});
    child.stdout.on('data', options.stdout);
    child.stderr.on('data', options.stderr);
    if (child.pid === undefined) {
      const [error] = await once(child, 'error');
      throw error;
    }
    return new ProcessGroup(child, child.pid, mark, options.graceMs);
  }

  private constructor(child: ChildProcessWithoutNullStreams, id: number, mark: string, graceMs: number) {
    this.#child = child;
    this.#id = id;
    this.#mark = mark;
    this.#graceMs = graceMs;
    const release = killOnExit(id);
    const closed = once(child, 'close');
    this.exited = once(child, 'exit').then(async ([code, signal]): Promise<Exit> => {
      await this.#end();
      // A process that left the group may hold the streams open.
      await Promise.race([closed, pause(patience, undefined, { ref: false })]);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      const survivors = this.#survivors();
      if (survivors !== undefined) return { code, signal, error: `${survivors} survived SIGKILL` };
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
    this.#findStrays();
    this.#signal('SIGKILL');
    return this.exited;
  }

  #end(): Promise<void> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<void> {
    if (await this.#endBy('SIGTERM', this.#graceMs)) return;
    await this.#endBy('SIGKILL', patience);
  }

  async #endBy(signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    // Daemons are looked for while their parents live, and again afterwards: one may have started another one.
    for (this.#findStrays(); ; ) {
      this.#signal(signal);
      while (this.#lives()) {
        if (performance.now() >= deadline) return false;
        await pause(look);
      }
      if (!this.#findStrays()) return true;
      if (performance.now() >= deadline) return false;
    }
  }

  #lives(): boolean {
    return groupLives(this.#id) || this.#strays.some(stillRuns);
  }

  /** Are there any? Those that were found while their parent lived stay known. */
  #findStrays(): boolean {
    const known = this.#strays.filter(stillRuns);
    const found = markedProcesses(this.#mark).filter(
      ({ pid, group }) => group !== this.#id && !known.some((one) => one.pid === pid),
    );
    this.#strays = [...known, ...found];
    return this.#strays.length > 0;
  }

  #survivors(): string | undefined {
    const strays = this.#strays.filter(stillRuns).map(({ pid, name }) => `process ${pid} (${name})`);
    const group = groupLives(this.#id) && strays.length === 0 ? [`processes of group ${this.#id}`] : [];
    return [...strays, ...group].join(', ') || undefined;
  }

  #signal(signal: NodeJS.Signals): void {
    // The group as a whole, so that no process in it sees another one end first.
    for (const target of [-this.#id, ...this.#strays.filter(stillRuns).map(({ pid }) => pid)]) {
      try {
        process.kill(target, signal);
      } catch {
        // Already gone, or under another user: callers check whether it still runs.
      }
    }
  }
}
