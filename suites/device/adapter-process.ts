import { setImmediate as nextTurn } from 'node:timers/promises';
import { isObject } from '../../mock-platform/protocol/is-object.ts';
import { DeviceError, type Exit } from './device.ts';
import { LineSplitter } from './line-splitter.ts';
import type { OutputLog } from './output-log.ts';
import type { ProcessGroup } from './process-group.ts';
import { type SplitCommand, startCommand } from './start-command.ts';
import { within } from './within.ts';

export type Answer = Readonly<Record<string, unknown>>;

interface Pending {
  readonly request: string;
  answered(answer: Answer): void;
  failed(error: DeviceError): void;
}

/** Characters of an answer: far more than any has, and a bound for an adapter that prints without end. */
const longestLine = 4_000_000;

/** An adapter's process: requests out, answers in, one JSON object a line, in any order. */
export class AdapterProcess {
  /** How it ended. Never rejects. */
  readonly exited: Promise<Exit>;
  /** Where its log goes; replaced for each run. */
  log: OutputLog;
  readonly #group: ProcessGroup;
  readonly #pending = new Map<number, Pending>();
  #requests = 0;
  /** Why nothing more can be asked of it. */
  #over: string | undefined;

  /** @throws DeviceError when the command cannot be run. */
  static async start(options: SplitCommand, log: OutputLog): Promise<AdapterProcess> {
    const lines = new LineSplitter(longestLine);
    // The streams speak only after this function has returned.
    const adapter: AdapterProcess = new AdapterProcess(
      await startCommand(options, {
        stdout: (chunk) => {
          for (const line of lines.feed(chunk)) adapter.#receive(line);
        },
        stderr: (chunk) => adapter.log.feed('stderr', chunk),
      }),
      log,
    );
    return adapter;
  }

  private constructor(group: ProcessGroup, log: OutputLog) {
    this.#group = group;
    this.log = log;
    this.exited = group.exited.then((exit) => {
      this.log.end();
      const flaw = this.#over;
      this.#fail(`it ended with ${exit.signal ?? `code ${exit.code}`}`);
      return flaw === undefined ? exit : { ...exit, error: flaw };
    });
  }

  get alive(): boolean {
    return this.#over === undefined;
  }

  /** Rejects with a DeviceError: the adapter's error, its silence for `ms` milliseconds, or its end. */
  async request(request: string, members: object, ms: number): Promise<Answer> {
    if (this.#over !== undefined) throw this.#error(`The adapter cannot answer "${request}" any more: ${this.#over}.`);
    this.#requests += 1;
    const id = this.#requests;
    const answer = new Promise<Answer>((answered, failed) => this.#pending.set(id, { request, answered, failed }));
    this.#group.write(asciiJson({ id, request, ...members }));
    const { error, ...result } = await within(ms, answer, () => {
      // A late answer is not an answer to anything, and no reason to end the adapter.
      this.#pending.set(id, { request, answered: () => {}, failed: () => {} });
      return this.#error(
        `The adapter did not answer "${request}" (id ${id}) within ${ms} ms. Each request needs an answer with its id, also when it failed.`,
      );
    });
    await this.#overhear();
    if (error === undefined || error === null) return result;
    throw this.#error(`The adapter answered "${request}" with an error: ${this.log.mask(textOf(error))}`);
  }

  /** Ends its input, which asks it to finish, and stops it if that does not help within the grace. */
  async finish(graceMs: number): Promise<void> {
    this.#group.endInput();
    await within(graceMs, this.exited, () => new Error('late')).catch(() => this.stop());
  }

  stop(): Promise<Exit> {
    void this.#group.stop();
    return this.exited;
  }

  /**
   * What it printed before its answer is in its pipe by now, and no order between two pipes is kept: both may have been seen
   * ready at once. The turn of this answer may be over before the other pipe was looked at, that of the next one is not.
   */
  async #overhear(): Promise<void> {
    await nextTurn();
    await nextTurn();
  }

  #receive(line: string): void {
    if (line.trim() === '' || !this.alive) return;
    const answer = objectIn(line);
    const pending = typeof answer?.id === 'number' ? this.#pending.get(answer.id) : undefined;
    if (answer !== undefined && pending !== undefined) {
      this.#pending.delete(answer.id as number);
      pending.answered(answer);
      return;
    }
    const quoted = cut(this.log.mask(line));
    this.#fail(
      answer === undefined
        ? `it printed a line that is not a JSON object: ${quoted}. Standard output is for answers only; print all else to standard error`
        : `it answered what it was not asked: ${quoted}. Each answer repeats the id of its request, once`,
    );
    void this.#group.kill();
  }

  #fail(reason: string): void {
    this.#over ??= reason;
    for (const { request, failed } of this.#pending.values()) {
      failed(this.#error(`The adapter did not answer "${request}": ${reason}.`));
    }
    this.#pending.clear();
  }

  #error(message: string): DeviceError {
    const tail = this.log.tail(5);
    return new DeviceError(tail === '' ? message : `${message}\nIts last words:\n${tail}`);
  }
}

/** JSON in ASCII: no adapter stumbles over the encoding of its standard input, or over U+2028 as a line end. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function objectIn(line: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(error: unknown): string {
  return typeof error === 'string' ? error : JSON.stringify(error);
}

function cut(line: string): string {
  return line.length > 200 ? `${line.slice(0, 200)} … (${line.length} characters)` : line;
}
