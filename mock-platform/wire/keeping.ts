import type { TapOptions } from './tap-options.ts';
import { wireBounds } from './wire-bounds.ts';

/** Less than this of an unfinished packet is not worth counting. */
const worthTelling = 1024;

export interface KeepingOptions {
  readonly onKept: TapOptions['onKept'];
  /** Bytes that the device has not read at this moment. */
  readonly unread: () => number;
  readonly abandon: (reason: string) => void;
}

/** What a connection makes the platform keep: told where it changes, and the end of the connection where it is too much. */
export class Keeping {
  readonly #options: KeepingOptions;
  #unfinished = 0;
  #unread = 0;

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  unfinished(all: number): void {
    const bytes = all > worthTelling ? all : 0;
    if (bytes === this.#unfinished) return;
    this.#unfinished = bytes;
    this.#options.onKept?.('unfinished', bytes);
  }

  unread(bytes: number): void {
    if (bytes === this.#unread) return;
    this.#unread = bytes;
    this.#options.onKept?.('unread', bytes);
    // What was written in this turn has had no time to leave.
    if (bytes > wireBounds.unread) setImmediate(() => this.#abandonUnread());
  }

  #abandonUnread(): void {
    const { unread, abandon } = this.#options;
    const bytes = unread();
    if (bytes <= wireBounds.unread) return;
    abandon(`the device left ${bytes} bytes unread of what it was sent, at most ${wireBounds.unread} are kept`);
  }
}
