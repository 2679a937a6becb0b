import { type FileHandle, open } from 'node:fs/promises';
import { PlatformError } from '../platform-error.ts';
import { EntryWriter, type EntryWriterOptions } from './entry-writer.ts';
import type { Stamp } from './events.ts';

/** So many bytes are looked at to find where the last whole line ends. */
const tail = 1024 * 1024;

type Watch = Pick<EntryWriterOptions, 'onError' | 'onLoss'>;

/**
 * Records journal entries in a file, one JSON object a line, behind what stands there already. Writes happen in the
 * background, in order. What a full disk cannot take is given up, and `onError` told once; of what a slow one has no time
 * for, the file has the number in its place (`EntriesLost`), and `onLoss` is told.
 */
export class JournalFile {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #writer: EntryWriter;

  private constructor(path: string, file: FileHandle, watch: Watch) {
    this.path = path;
    this.#file = file;
    this.#writer = new EntryWriter({ append: (text) => file.appendFile(text), ...watch });
  }

  /** An unfinished last line, as a crash leaves it, is cut off. @throws PlatformError when the file cannot be written */
  static async open(path: string, watch: Watch): Promise<JournalFile> {
    try {
      const file = await open(path, 'a+');
      await cutUnfinishedLine(file);
      return new JournalFile(path, file, watch);
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
  async close(): Promise<void> {
    await this.#writer.flushed();
    await this.#file.close();
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
