import { cutTo, plainText } from './plain-text.ts';

const EVERY = 200;
const CLEAR = '\r\u001b[2K';
/** Before so many scenarios have ended, how long the others take is anybody's guess. */
const ENOUGH = 3;

/** How far a run has come, as much of it as is known. */
export interface Progress {
  /** What has been done of what there is to do. */
  readonly done: number;
  readonly total: number;
  /** What runs now, such as an area. */
  readonly running: string;
  readonly rulesDone?: number;
  readonly rules?: number;
  readonly commands?: number;
}

/** Progress as one short line, such as `commands  84/133 rules  1204 commands  4 s, about 6 s left`. */
export function progressText(
  { done, total, running, rulesDone, rules, commands }: Progress,
  seconds: number,
  width: number,
): string {
  const left = done >= ENOUGH && done < total ? Math.ceil((seconds / done) * (total - done)) : undefined;
  const parts = [
    plainText(running),
    rules === undefined ? (total > 1 ? `${done}/${total}` : '') : `${rulesDone ?? 0}/${rules} rules`,
    commands === undefined ? '' : `${commands} commands`,
    `${Math.floor(seconds)} s${left === undefined ? '' : `, about ${left} s left`}`,
  ];
  return cutTo(parts.filter((part) => part !== '').join('  '), width);
}

/** One line on a terminal that is written again and again, and leaves no trace. */
export class ProgressLine {
  readonly #stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  #progress: Progress = { done: 0, total: 0, running: '' };

  constructor(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>) {
    this.#stream = stream;
    this.#timer = setInterval(() => this.#write(), EVERY).unref();
  }

  update(change: (progress: Progress) => Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change(this.#progress) };
  }

  end(): void {
    clearInterval(this.#timer);
    this.#stream.write(CLEAR);
  }

  #write(): void {
    const seconds = (performance.now() - this.#began) / 1000;
    this.#stream.write(`${CLEAR}${progressText(this.#progress, seconds, (this.#stream.columns || 80) - 1)}`);
  }
}
