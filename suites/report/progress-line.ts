import { cutTo, plainText } from './plain-text.ts';

const EVERY = 200;
const CLEAR = '\r\u001b[2K';

/** How far a run has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What runs now. */
  readonly running: string;
  readonly seconds: number;
}

/** Progress as one short line, such as `3/12  commands  4 s`. */
export function progressText({ done, total, running, seconds }: Progress, width: number): string {
  const parts = [...(total > 1 ? [`${done}/${total}`] : []), plainText(running), `${Math.floor(seconds)} s`];
  return cutTo(parts.filter((part) => part !== '').join('  '), width);
}

/** One line on a terminal that is written again and again, and leaves no trace. */
export class ProgressLine {
  readonly #stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  #progress: Omit<Progress, 'seconds'> = { done: 0, total: 0, running: '' };

  constructor(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>) {
    this.#stream = stream;
    this.#timer = setInterval(() => this.#write(), EVERY).unref();
  }

  update(change: (progress: Omit<Progress, 'seconds'>) => Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change(this.#progress) };
  }

  end(): void {
    clearInterval(this.#timer);
    this.#stream.write(CLEAR);
  }

  #write(): void {
    const seconds = (performance.now() - this.#began) / 1000;
    this.#stream.write(`${CLEAR}${progressText({ ...this.#progress, seconds }, (this.#stream.columns || 80) - 1)}`);
  }
}
