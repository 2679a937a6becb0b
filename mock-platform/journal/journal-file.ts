import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { PlatformError } from '../platform-error.ts';
import { EntryWriter, type EntryWriterOptions } from './entry-writer.ts';
import type { Stamp } from './events.ts';
import { formatEntry } from './ndjson.ts';

/** So many bytes are looked at to find where the last whole line ends. */
const tail = 1024 * 1024;
/** So many bytes are written at a time. */
const room = 256 * 1024;
const encoder = new TextEncoder();

/** The first line of a journal file whose earlier entries are in another one, or gone. */
export interface JournalContinues extends Stamp {
  readonly type: 'journal-continues';
  /** The name of the file with the entries before. */
  readonly after: string;
}

export interface JournalFileOptions extends Pick<EntryWriterOptions, 'onError' | 'onLoss' | 'format'> {
  /** Size at which the file is renamed, in bytes; the one that was renamed before goes. Default: none. */
  readonly bytes?: number;
}

/**
 * Records journal entries in a file, one JSON object a line, behind what stands there already. Writes happen in the
 * background, in order. What a full disk cannot take is given up, and `onError` told once; of what a slow one has no time
 * for, the file has the number in its place (`EntriesLost`), and `onLoss` is called.
 *
 * A file that has grown too large becomes `FILE.1`, and a new one begins, so that the two take a bounded part of the disk.
 */
export class JournalFile {
  readonly path: string;
  #file: FileHandle;
  readonly #writer: EntryWriter;
  readonly #most: number;
  /** All that is written passes here: a line may be long, and many long ones would leave holes in the memory. */
  readonly #room = new Uint8Array(room);
  #size: number;

  private constructor(
    path: string,
    file: FileHandle,
    size: number,
    { bytes = Infinity, ...watch }: JournalFileOptions,
  ) {
    this.path = path;
    this.#file = file;
    this.#size = size;
    this.#most = bytes;
    this.#writer = new EntryWriter({ append: (text) => this.#append(text), ...watch });
  }

  /** An unfinished last line, as a crash leaves it, is cut off. @throws PlatformError when the file cannot be written */
  static async open(path: string, options: JournalFileOptions): Promise<JournalFile> {
    try {
      const file = await open(path, 'a+');
      await cutUnfinishedLine(file);
      const status = await file.stat();
      // What is not a file has no size, and no other name.
      return new JournalFile(path, file, status.isFile() ? status.size : Number.NEGATIVE_INFINITY, options);
    } catch (error) {
      throw new PlatformError(
        `The journal cannot be recorded in "${path}": ${(error as Error).message}. Give another file.`,
      );
    }
  }

  write(entry: Stamp): void {
    this.#writer.write(entry);
  }

  /** Resolves when all that was written before is in the file. */
  async flushed(): Promise<void> {
    await this.#writer.flushed();
  }

  /** The same, and lets go of the file. */
  async close(): Promise<void> {
    await this.flushed();
    await this.#file.close();
  }

  async #append(text: string): Promise<void> {
    if (this.#size >= this.#most) await this.#rotate();
    for (let rest = text; rest.length > 0; ) {
      const { read, written } = encoder.encodeInto(rest, this.#room);
      await this.#writeWhole(this.#room.subarray(0, written));
      rest = rest.slice(read);
    }
  }

  async #writeWhole(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, at);
      at += bytesWritten;
      this.#size += bytesWritten;
    }
  }

  async #rotate(): Promise<void> {
    const earlier = earlierFile(this.path);
    await rename(this.path, earlier);
    const next = await open(this.path, 'a');
    await this.#file.close();
    this.#file = next;
    const first = { seq: 0, at: 0, wall: Date.now(), type: 'journal-continues', after: basename(earlier) } as const;
    const line = formatEntry(first satisfies JournalContinues);
    await next.appendFile(line);
    this.#size = Buffer.byteLength(line);
  }
}

/** Where the entries before those of a journal file are, if there were too many for one file. */
export function earlierFile(path: string): string {
  return `${path}.1`;
}

async function cutUnfinishedLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const start = Math.max(0, size - tail);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(tail, size)), 0, Math.min(tail, size), start);
  const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
  if (end < bytesRead && (end > 0 || start === 0)) await file.truncate(start + end);
}
