import { type FileHandle, open } from 'node:fs/promises';
import { PlatformError } from '../platform-error.ts';
import type { Stamp } from './events.ts';
import { formatEntry } from './ndjson.ts';

/** So many bytes are looked at to find where the last whole line ends. */
const tail = 1024 * 1024;

/**
 * Records journal entries in a file, one JSON object a line, behind what stands there already. Writes happen in the
 * background, in order; what a disk cannot take is given up, and `onError` told once.
 */
export class JournalFile {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #onError: (error: Error) => void;
  #collected: string[] = [];
  #writing: Promise<void> | undefined;
  #failed = false;

  private constructor(path: string, file: FileHandle, onError: (error: Error) => void) {
    this.path = path;
    this.#file = file;
    this.#onError = onError;
  }

  /** An unfinished last line, as a crash leaves it, is cut off. @throws PlatformError when the file cannot be written */
  static async open(path: string, onError: (error: Error) => void): Promise<JournalFile> {
    try {
      const file = await open(path, 'a+');
      await cutUnfinishedLine(file);
      return new JournalFile(path, file, onError);
    } catch (error) {
      throw new PlatformError(
        `The journal cannot be recorded in "${path}": ${(error as Error).message}. Give another file.`,
      );
    }
  }

  write(entry: Stamp): void {
    if (this.#failed) return;
    this.#collected.push(formatEntry(entry));
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when all that was written before is in the file. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#collected.length > 0) {
        const text = this.#collected.join('');
        this.#collected = [];
        await this.#file.appendFile(text);
      }
    } catch (error) {
      this.#failed = true;
      this.#collected = [];
      this.#onError(error as Error);
    } finally {
      this.#writing = undefined;
    }
  }
}

async function cutUnfinishedLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const start = Math.max(0, size - tail);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(tail, size)), 0, Math.min(tail, size), start);
  const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
  if (end < bytesRead && (end > 0 || start === 0)) await file.truncate(start + end);
}
