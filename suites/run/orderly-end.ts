import type { Vitest } from 'vitest/node';
import { endings, firstSignal } from './first-signal.ts';

const signals = Object.keys(endings) as (keyof typeof endings)[];

/**
 * Lets a run of Vitest end in order at the first signal, so that it tells what it found. Vitest itself ends at once, which is
 * left for the second one.
 */
export class OrderlyEnd {
  /** The signal that ended the run. */
  signal: keyof typeof endings | undefined;
  #over: AbortController | undefined;

  /** Listens until `end`. */
  begin(vitest: Vitest): void {
    if (this.#over) return;
    this.#over = new AbortController();
    // A terminal that was closed, or a reader that has gone away, must not end it before the report is written.
    for (const stream of [process.stdout, process.stderr]) stream.off('error', ignore).on('error', ignore);
    const theirs = signals.flatMap((signal) => process.rawListeners(signal).map((listener) => ({ signal, listener })));
    for (const { signal, listener } of theirs) process.off(signal, listener as () => void);
    const giveBack = () => {
      for (const { signal, listener } of theirs) process.on(signal, listener as () => void);
    };
    void firstSignal(signals, this.#over.signal, giveBack).then((signal) => this.#stop(vitest, signal));
  }

  end(): void {
    this.#over?.abort();
    this.#over = undefined;
  }

  async #stop(vitest: Vitest, signal: keyof typeof endings): Promise<void> {
    this.signal = signal;
    // Any text is a reason, which the type does not let through.
    await vitest.cancelCurrentRun(signal as never);
    // Whoever watches would wait for changes.
    if (vitest.config.watch) await vitest.exit(true);
  }
}

function ignore(): void {}
