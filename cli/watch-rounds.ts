import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { flagWords } from '../suites/report/replay-command.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { type LastFailure, lastFailures } from '../suites/watch/last-failures.ts';
import type { Flags, Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

/** A run that has to end gets so long to stop its devices, in milliseconds. */
const graceMs = 10_000;

/**
 * One round after another: what failed in the last run, then all of it. A new round ends the one before. Each run is a
 * separate process, so that the user's modules are loaded again.
 */
export class WatchRounds {
  readonly #surroundings: Surroundings;
  readonly #flags: Flags;
  readonly #reportDir: string;
  readonly #rest: string;
  #round = 0;
  #failures: readonly LastFailure[] = [];
  #child: ChildProcess | undefined;
  /** Of the last run that came to its end. */
  exitCode: number | undefined;

  /** @param rest told when a round is over */
  constructor(surroundings: Surroundings, flags: Flags, reportDir: string, rest: string) {
    this.#surroundings = surroundings;
    this.#flags = flags;
    this.#reportDir = reportDir;
    this.#rest = rest;
  }

  /** All of it. */
  async all(): Promise<void> {
    await this.#play([]);
  }

  /** After a change: last time's failures, then all of it. */
  async again(changed: string): Promise<void> {
    const failures = this.#failures;
    const rules = failures.map(({ rule }) => rule).join(', ');
    const told =
      failures.length === 0
        ? tell('watch.changed', { file: changed })
        : tell('watch.changedFirst', { file: changed, rules });
    await this.#play(failures, told);
  }

  /** Ends what is being played. */
  async stop(): Promise<void> {
    this.#round += 1;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGUSR2');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }

  async #play(failures: readonly LastFailure[], announcement?: string): Promise<void> {
    const ended = this.stop();
    const round = this.#round;
    await ended;
    const { stderr } = this.#surroundings;
    if (round !== this.#round) return;
    if (announcement !== undefined) stderr.write(`\n${announcement}\n`);
    for (const { token } of failures) {
      const code = await this.#run(['replay', token, ...flagWords(this.#flags, 'replay')]);
      if (round !== this.#round) return;
      stderr.write('\n');
      if (code === exitCodes.usage) return this.#wait();
    }
    const code = await this.#run(['run', ...flagWords(this.#flags, 'run')]);
    if (round !== this.#round) return;
    this.exitCode = code;
    if (code !== exitCodes.usage) this.#failures = await lastFailures(this.#reportDir);
    if (round === this.#round) this.#wait();
  }

  #wait(): void {
    this.#surroundings.stderr.write(`\n${this.#rest}\n`);
  }

  async #run(words: readonly string[]): Promise<number> {
    const { filename, dirname } = import.meta;
    const program = join(dirname, `main${extname(filename)}`);
    const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
      cwd: this.#surroundings.cwd(),
      env: { ...this.#surroundings.env, CONFORMANCE_WATCHED: 'true' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#child = child;
    const [code] = await once(child, 'exit');
    return code ?? exitCodes.incomplete;
  }
}
