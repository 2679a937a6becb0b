import { setImmediate as nextTurn } from 'node:timers/promises';
import { EntryRing } from './entry-ring.ts';
import type { Stamp } from './events.ts';
import { formatEntry, formatInPieces } from './ndjson.ts';
import { eachBuffer, weighEntry } from './weigh.ts';

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
  /** An entry as one line, in pieces. Default: as it is. */
  readonly format?: (entry: Stamp) => Iterable<string>;
  /** Bytes of memory that entries may take while they wait, those on their way among them. Default: 8 MiB. */
  readonly limit?: number;
}

interface Waiting {
  readonly entry: Stamp;
  readonly size: number;
}

/**
 * So many characters, and the rest of a piece of a line, are handed over at a time, and made in so many milliseconds. For a text of more
 * than 128 KiB V8 takes new memory each time: with four times as much an entry took a fifth more time.
 */
const pieceLength = 64 * 1024;
const pieceMs = 2;

/**
 * Writes entries in the background, in order. The platform waits neither for a slow disk, nor for lines to be made: devices come
 * first. It does not fill its memory either: entries that find no room are lost until all that waits is written, and a line says how many they were.
 */
export class EntryWriter {
  readonly #options: EntryWriterOptions;
  readonly #format: (entry: Stamp) => Iterable<string>;
  readonly #limit: number;
  #queue = new EntryRing<Waiting>();
  /** What is left of the line that is being written. */
  #line: { readonly pieces: Iterator<string>; readonly size: number } | undefined;
  #waiting = 0;
  /** What the bytes of the last entry that was counted are views of: many entries share it. */
  #counted: ArrayBufferLike | undefined;
  #lost: EntriesLost | undefined;
  #writing: Promise<void> | undefined;
  #failed = false;

  constructor(options: EntryWriterOptions) {
    this.#options = options;
    this.#format = options.format ?? formatInPieces;
    this.#limit = options.limit ?? 8 * 1024 * 1024;
  }

  write(entry: Stamp): void {
    if (this.#failed) return;
    if (this.#lost) {
      this.#lost = { ...this.#lost, count: this.#lost.count + 1 };
      return;
    }
    const size = this.#sizeOf(entry);
    if (this.#waiting > 0 && this.#waiting + size > this.#limit) {
      const { seq, at, wall } = entry;
      this.#lost = { seq, at, wall, type: 'entries-lost', count: 1 };
      return;
    }
    this.#queue.push({ entry, size });
    this.#waiting += size;
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when all that was written before has been taken. */
  async flushed(): Promise<void> {
    await this.#writing;
  }

  #sizeOf(entry: Stamp): number {
    let size = weighEntry(entry);
    eachBuffer(entry, (buffer) => {
      if (buffer !== this.#counted) size += buffer.byteLength;
      this.#counted = buffer;
    });
    return size;
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#queue.size > 0 || this.#line) {
        await nextTurn();
        const { text, size } = this.#nextPiece();
        await this.#options.append(text);
        this.#waiting -= size;
        if (this.#queue.size === 0 && !this.#line) await this.#endGap();
      }
    } catch (error) {
      this.#failed = true;
      this.#queue = new EntryRing();
      this.#line = undefined;
      this.#options.onError(error as Error);
    } finally {
      this.#writing = undefined;
    }
  }

  /** Not all at once: long texts leave holes in the memory that are not given back. */
  #nextPiece(): { text: string; size: number } {
    const until = performance.now() + pieceMs;
    let text = '';
    let size = 0;
    while (text.length < pieceLength && performance.now() < until) {
      this.#line ??= this.#nextLine();
      if (!this.#line) break;
      const next = this.#line.pieces.next();
      if (!next.done) {
        text += next.value;
        continue;
      }
      size += this.#line.size;
      this.#line = undefined;
    }
    return { text, size };
  }

  #nextLine() {
    const next = this.#queue.shift();
    return next && { pieces: this.#format(next.entry)[Symbol.iterator](), size: next.size };
  }

  async #endGap(): Promise<void> {
    const lost = this.#lost;
    if (!lost) return;
    this.#lost = undefined;
    this.#options.onLoss(lost);
    await this.#options.append(formatEntry(lost));
  }
}
