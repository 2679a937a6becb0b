import { cutToColumns } from '../words/columns.ts';
import { plainText } from '../words/plain-text.ts';
import { tell } from './texts.ts';

const EVERY = 200;
const CLEAR = '\r\u001b[2K';
/** Before so many scenarios, and half of all, have ended, the time for the others cannot be estimated: they are played side by side. */
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

/** A stream that may lead to the terminal on which the line stands. */
export type Screen = Pick<NodeJS.WriteStream, 'write' | 'columns' | 'isTTY'>;

/** Progress as one short line, such as `commands  84/133 rules  1204 commands  4 s, about 3 s left`. */
export function progressText(
  { done, total, running, rulesDone, rules, commands }: Progress,
  seconds: number,
  width: number,
): string {
  const left =
    done >= Math.max(ENOUGH, total / 2) && done < total ? Math.ceil((seconds / done) * (total - done)) : undefined;
  const s = Math.floor(seconds);
  const parts = [
    plainText(running),
    rules === undefined
      ? total > 1
        ? `${done}/${total}`
        : ''
      : tell('progress.rules', { done: rulesDone ?? 0, all: rules }),
    commands === undefined ? '' : tell('progress.commands', { n: commands }),
    left === undefined ? tell('progress.seconds', { s }) : tell('progress.left', { s, left }),
  ];
  return cutToColumns(parts.filter((part) => part !== '').join('  '), width);
}

/**
 * One line on a terminal that is written again and again, and leaves no trace. What is printed meanwhile, by anybody,
 * stands above it.
 */
export class ProgressLine {
  readonly #stream: Screen;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  readonly #restore: (() => void)[];
  #write: (text: string) => void;
  #progress: Progress = { done: 0, total: 0, running: tell('progress.starting') };
  #isShown = false;
  /** False while the cursor is after an unfinished line of other output. */
  #isFree = true;

  /** @param beside further streams that may lead to the same terminal */
  constructor(stream: Screen, ...beside: readonly Screen[]) {
    this.#stream = stream;
    this.#write = stream.write.bind(stream);
    this.#restore = [stream, ...beside].filter(({ isTTY }) => isTTY).map((one) => this.#giveWayTo(one));
    this.#timer = setInterval(() => this.#draw(), EVERY).unref();
    process.on('exit', this.end);
  }

  update(change: (progress: Progress) => Partial<Progress>): void {
    const { running } = this.#progress;
    this.#progress = { ...this.#progress, ...change(this.#progress) };
    if (!this.#isShown || this.#progress.running !== running) this.#draw();
  }

  readonly end = (): void => {
    process.off('exit', this.end);
    clearInterval(this.#timer);
    this.#clear();
    for (const restore of this.#restore.splice(0)) restore();
  };

  /** Takes the line away before anything else is written to the stream. */
  #giveWayTo(stream: Screen): () => void {
    const { write } = stream;
    const giveWay = (...args: Parameters<typeof write>): boolean => {
      const [chunk] = args;
      if (chunk.length > 0) {
        this.#clear();
        this.#isFree = Buffer.from(chunk).at(-1) === 0x0a;
      }
      return write.apply(stream, args);
    };
    stream.write = giveWay as typeof write;
    return () => {
      stream.write = write;
    };
  }

  #draw(): void {
    if (!this.#isFree) return;
    const seconds = (performance.now() - this.#began) / 1000;
    this.#write(`${CLEAR}${progressText(this.#progress, seconds, (this.#stream.columns || 80) - 1)}`);
    this.#isShown = true;
  }

  #clear(): void {
    if (this.#isShown) this.#write(CLEAR);
    this.#isShown = false;
  }
}
