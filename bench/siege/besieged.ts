import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { residentKiB } from '../frame/process-figures.ts';
import type { Target } from './bout.ts';

/** What the besieged process says of itself each second. */
export interface Pulse {
  /** Milliseconds that its event loop was late. */
  readonly p99: number;
  readonly max: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  readonly arrayBuffers: number;
}

export interface Ready extends Pick<Target, 'ports' | 'url'> {
  readonly devices: readonly { readonly deviceId: string; readonly secret: string }[];
}

const program = fileURLToPath(new URL('../../../lib/cli/main.js', import.meta.url));
const monitor = new URL('./loop-monitor.js', import.meta.url).href;
/** What docs/SECURITY.md recommends for a platform that is left running; the environment may say otherwise. */
const forLong = { MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' };
const anyPorts = ['tcp', 'tls', 'ws', 'http', 'https'].flatMap((name) => [`--${name}-port`, '0']);

/** `serve` in a separate process, as users start it. */
export class Besieged {
  readonly process: ChildProcess;
  readonly ready: Ready;
  readonly pulses: Pulse[] = [];
  /** What it printed last. */
  #said = '';

  private constructor(process: ChildProcess, ready: Ready) {
    // It is killed at the end, perhaps in the middle of a word.
    for (const stream of process.stdio) stream?.on('error', () => {});
    this.process = process;
    this.ready = ready;
    process.stderr?.on('data', (text) => {
      this.#said = `${this.#said}${text}`.slice(-4000);
    });
    createInterface(process.stdio[3] as Readable).on('line', (line) => this.pulses.push(JSON.parse(line)));
  }

  static async start(args: readonly string[]): Promise<Besieged> {
    const child = spawn(process.execPath, ['--import', monitor, program, 'serve', ...anyPorts, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...forLong, ...process.env },
    });
    const [line] = await Promise.race([
      once(createInterface(child.stdout as Readable), 'line'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`serve ended with exit code ${code}.`))),
    ]);
    return new Besieged(child, JSON.parse(line));
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  get said(): string {
    return this.#said;
  }

  /** Memory that it holds, in MB. */
  get residentMB(): number {
    return this.isAlive ? (residentKiB(this.process.pid ?? 0) * 1024) / 1e6 : Number.NaN;
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    if (!this.isAlive) return;
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
  }
}
