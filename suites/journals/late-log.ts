import type { BrokenRule, BrokenRules } from '../../mock-platform/admin/beside.ts';
import type { Entry } from '../rules/rule.ts';
import type { EventLine } from './event-line.ts';
import type { LiveLog, LiveLogOptions } from './live-log.ts';

/** A `LiveLog` of a platform that is ready before its log is loaded: what is for it waits in memory until then. */
export class LateLog {
  readonly #options: LiveLogOptions;
  #log: LiveLog | undefined;
  /** What devices break: nothing, before it is loaded. */
  readonly broken: BrokenRules;
  #loading: Promise<LiveLog> | undefined;
  #waiting: ((log: LiveLog) => void)[] = [];

  constructor(options: LiveLogOptions) {
    this.#options = options;
    const book = () => this.#log?.broken;
    this.broken = {
      get version() {
        return book()?.version ?? 0;
      },
      all: (): Iterable<BrokenRule> => book()?.all() ?? [],
    };
  }

  learn(entry: Entry): void {
    if (this.#log) this.#log.learn(entry);
    else this.#waiting.push((log) => log.learn(entry));
  }

  see(entry: Entry): void {
    if (this.#log) this.#log.see(entry);
    else this.#waiting.push((log) => log.see(entry));
  }

  say(line: EventLine): void {
    if (this.#log) this.#log.say(line);
    else this.#waiting.push((log) => log.say(line));
  }

  /** Loads what writes lines, and then the rules. Call it once. Rejects when that fails. */
  async load(): Promise<void> {
    await (await this.#loaded()).judge();
  }

  /** Writes what is not written yet. */
  async end(): Promise<void> {
    (await this.#loaded()).end();
  }

  #loaded(): Promise<LiveLog> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<LiveLog> {
    const { LiveLog } = await import('./live-log.ts');
    const log = new LiveLog(this.#options);
    for (const tell of this.#waiting) tell(log);
    this.#waiting = [];
    this.#log = log;
    return log;
  }
}
