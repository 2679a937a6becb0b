import type { Stamp } from './events.ts';
import { formatEntry } from './ndjson.ts';

/** Stands in a journal file where entries are missing, with the stamp of the first of them. */
export interface EntriesLost extends Stamp {
  readonly type: 'entries-lost';
  /** How many, one after the other. */
  readonly count: number;
}

export interface EntryWriterOptions {
  /** Takes lines; the next ones come when it has resolved. */
  readonly append: (text: string) => Promise<void>;
  /** Told once, when nothing more can be written. */
  readonly onError: (error: Error) => void;
  /** Told of each gap, once it has ended. */
  readonly onLoss: (lost: EntriesLost) => void;
  /** Characters that may wait, those on their way among them. Default: 16 Mi. */
  readonly limit?: number;
}

/** So many characters, and the rest of a line, are handed over at a time. */
const pieceLength = 256 * 1024;

/**
 * Writes entries in the background, in order. The platform does not wait for a slow disk, and does not fill its memory
 * either: entries that find no room are lost until all that waits is written, and a line says how many they were.
 */
export class EntryWriter {
  readonly #options: EntryWriterOptions;
  readonly #limit: number;
  #collected: string[] = [];
  #waiting = 0;
  #lost: EntriesLost | undefined;
  #writing: Promise<void> | undefined;
  #failed = false;

  constructor(options: EntryWriterOptions) {
    this.#options = options;
    this.#limit = options.limit ?? 16 * 1024 * 1024;
  }

  write(entry: Stamp): void {
    if (this.#failed) return;
    if (this.#lost) {
      this.#lost = { ...this.#lost, count: this.#lost.count + 1 };
      return;
    }
    const line = formatEntry(entry);
    if (this.#waiting > 0 && this.#waiting + line.length > this.#limit) {
      const { seq, at, wall } = entry;
      this.#lost = { seq, at, wall, type: 'entries-lost', count: 1 };
      return;
    }
    this.#collect(line);
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when all that was written before has been taken. */
  async flushed(): Promise<void> {
    await this.#writing;
  }

  #collect(line: string): void {
    this.#collected.push(line);
    this.#waiting += line.length;
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#collected.length > 0) {
        const text = this.#nextPiece();
        await this.#options.append(text);
        this.#waiting -= text.length;
        if (this.#collected.length === 0) this.#endGap();
      }
    } catch (error) {
      this.#failed = true;
      this.#collected = [];
      this.#options.onError(error as Error);
    } finally {
      this.#writing = undefined;
    }
  }

  /** Not all at once: a text of 16 MB, and its bytes once more, leave holes in the memory that are not given back. */
  #nextPiece(): string {
    let length = 0;
    let lines = 0;
    while (lines < this.#collected.length && length < pieceLength) {
      length += this.#collected[lines]?.length ?? 0;
      lines += 1;
    }
    return this.#collected.splice(0, lines).join('');
  }

  #endGap(): void {
    const lost = this.#lost;
    if (!lost) return;
    this.#lost = undefined;
    this.#collect(formatEntry(lost));
    this.#options.onLoss(lost);
  }
}
