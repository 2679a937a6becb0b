import { type Progress, progressText } from './progress-line.ts';
import { tell } from './texts.ts';

/** This often a run says that it goes on, if its progress is not visible; ms. */
const everyMs = 10_000;

/** Says every ten seconds how far a run has come, in a separate line: for pipes and files. */
export class SignOfLife {
  readonly #write: (line: string) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #began: number;
  #progress: Progress = { done: 0, total: 0, running: tell('progress.starting') };

  /** @param began by `performance.now()` */
  constructor(write: (line: string) => void, began = performance.now()) {
    this.#write = write;
    this.#began = began;
    this.#timer = setInterval(() => this.#tell(), everyMs).unref();
  }

  update(progress: Progress): void {
    this.#progress = progress;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #tell(): void {
    const seconds = (performance.now() - this.#began) / 1000;
    this.#write(`… ${progressText(this.#progress, seconds, Number.POSITIVE_INFINITY)}`);
  }
}
