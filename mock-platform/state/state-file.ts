import { constants, fstatSync, lstatSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createRegular, openRegular, realPathOf } from './open-regular.ts';
import { apply, type Entries, type ReadState, readState } from './read-state.ts';
import { StateError, unusable } from './state-error.ts';
import { type Change, formatLine, headerLine } from './state-line.ts';
import { StateLock } from './state-lock.ts';
import type { Store } from './store.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAnew } from './write-anew.ts';

/** How a state file is kept. */
export interface StateFileOptions {
  /** The file is rewritten when it holds this many changes, and four times as many as entries. Default: 1000. */
  readonly compactAt?: number;
}

/** Changes that are written, and become durable, together. */
interface Batch {
  readonly changes: Change[];
  readonly durable: Promise<void>;
  readonly settle: (error?: StateError) => void;
}

/**
 * Entries in a file that only grows, one checksummed line of JSON for each group of changes, synced before `saved` resolves.
 * A process killed at any moment loses nothing for which `saved` resolved; a line that it left unfinished is cut off when the
 * file is opened again. Changes that come while a group is being written make up the next one, so that a busy platform
 * pays for one sync where it would pay for hundreds.
 *
 * @example
 * import { MockPlatform, StateFile } from 'huawei-iot-conformance';
 *
 * const state = await StateFile.open('platform.state');
 * const platform = await MockPlatform.start({ state });
 * // … devices that are registered now are there at the next start …
 * await platform.stop();
 * await state.close();
 */
export class StateFile implements Store {
  readonly path: string;
  /** Bytes at the end of the file that were cut off when it was opened: a last line that could not be read. */
  readonly torn: number;
  /** What was cut off, in words for the user; undefined when nothing was. */
  readonly loss: string | undefined;
  /** The file itself, whatever links lead to it. */
  readonly #real: string;
  readonly #compactAt: number;
  readonly #lock: StateLock;
  readonly #entries: Entries;
  #file: FileHandle;
  #length: number;
  #changes: number;
  #collecting: Batch | undefined;
  #writing: Promise<void> | undefined;
  #unsaved: Change[] = [];
  #closed = false;

  private constructor(parts: {
    readonly path: string;
    readonly real: string;
    readonly state: ReadState;
    readonly file: FileHandle;
    readonly compactAt: number;
    readonly lock: StateLock;
  }) {
    const { entries, torn, length, changes } = parts.state;
    this.path = parts.path;
    this.torn = torn;
    this.loss = lossOf(parts.state);
    this.#real = parts.real;
    this.#entries = entries;
    this.#file = parts.file;
    this.#length = length;
    this.#changes = changes;
    this.#compactAt = parts.compactAt;
    this.#lock = parts.lock;
  }

  /**
   * Opens the file, or makes it.
   * @throws StateError when another process has it, when it is not a regular file or not of this kind, or damaged before its last line
   */
  static async open(path: string, { compactAt = 1000 }: StateFileOptions = {}): Promise<StateFile> {
    try {
      const real = await realPathOf(path);
      // Something that is not a file does not get a lock beside it either.
      await (await openRegular(real, constants.O_RDONLY, { shown: path }))?.close();
      const lock = await StateLock.acquire(real, path);
      try {
        const { file, state } = await openLocked(real, path);
        return new StateFile({ path, real, state, file, compactAt, lock });
      } catch (error) {
        await lock.release();
        throw error;
      }
    } catch (error) {
      throw error instanceof StateError ? error : unusable(path, error);
    }
  }

  entries(kind: string): ReadonlyMap<string, unknown> {
    return this.#entries.get(kind) ?? new Map();
  }

  put(kind: string, key: string, value: unknown): void {
    this.#change(['put', kind, key, value]);
  }

  delete(kind: string, key: string): void {
    this.#change(['delete', kind, key]);
  }

  saved(): Promise<void> {
    // What could not be written before is tried again.
    if (this.#unsaved.length > 0) this.#collect();
    return this.#collecting?.durable ?? this.#writing ?? Promise.resolve();
  }

  /** Writes what is left, and gives the file free. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.saved();
    } finally {
      await this.#file.close();
      await this.#lock.release();
    }
  }

  #change(change: Change): void {
    if (this.#closed) throw new StateError(`State file "${this.path}" is closed: nothing can be kept in it any more.`);
    apply(this.#entries, change);
    this.#collect().changes.push(change);
  }

  /** The batch that takes changes now. */
  #collect(): Batch {
    if (this.#collecting) return this.#collecting;
    const batch = newBatch();
    this.#collecting = batch;
    const before = this.#writing ?? Promise.resolve();
    // After the one that is being written, whatever becomes of it.
    const next = () => this.#write(batch);
    this.#writing = before.then(next, next);
    this.#writing.catch(() => {});
    return batch;
  }

  async #write(batch: Batch): Promise<void> {
    this.#collecting = undefined;
    const changes = [...this.#unsaved, ...batch.changes];
    try {
      if (changes.length > 0) {
        this.#requireOwn();
        await this.#append(formatLine(changes));
      }
      this.#unsaved = [];
      this.#changes += changes.length;
      batch.settle();
    } catch (error) {
      this.#unsaved = changes;
      const failure = error instanceof StateError ? error : unusable(this.path, error);
      batch.settle(failure);
      throw failure;
    }
    await this.#compactIfWorthwhile();
  }

  /** Somebody may have taken the lock, or put something else in the place of the file. @throws StateError */
  #requireOwn(): void {
    this.#lock.check();
    const open = fstatSync(this.#file.fd);
    const there = lstatSync(this.#real, { throwIfNoEntry: false });
    if (there?.ino === open.ino && there.dev === open.dev) return;
    throw new StateError(
      `State file "${this.path}" was ${there ? 'replaced' : 'removed'} while it was in use: nothing more is kept in it. Put it back, or start again.`,
    );
  }

  async #append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    // At a chosen offset, so that it overwrites what a failed attempt has left there.
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#length + done);
      done += bytesWritten;
    }
    await this.#file.datasync();
    this.#length += bytes.length;
  }

  async #compactIfWorthwhile(): Promise<void> {
    const live = [...this.#entries.values()].reduce((sum, { size }) => sum + size, 0);
    if (this.#changes < this.#compactAt || this.#changes < 4 * live) return;
    // What is being collected meanwhile is in the entries already; it is written again after this, which does no harm.
    try {
      const { file, length } = await writeAnew(this.#real, this.#entries, () => this.#requireOwn());
      const old = this.#file;
      this.#file = file;
      this.#length = length;
      this.#changes = live;
      await old.close();
    } catch {
      // The old file is whole and goes on growing; the next batch tries again.
    }
  }
}

function newBatch(): Batch {
  let settle: Batch['settle'] = () => {};
  const durable = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve());
  });
  durable.catch(() => {});
  return { changes: [], durable, settle };
}

/** Reads the file, or makes it, and leaves nothing in it that cannot be read. */
async function openLocked(real: string, path: string): Promise<{ file: FileHandle; state: ReadState }> {
  const file = (await openRegular(real, constants.O_RDWR, { shown: path })) ?? (await createRegular(real));
  try {
    const state = readState(path, await file.readFile());
    if (state.length > 0) {
      if (state.torn > 0) {
        await file.truncate(state.length);
        await file.sync();
      }
      return { file, state };
    }
    await file.write(headerLine, 0);
    await file.sync();
    await syncFolder(dirname(real));
    return { file, state: { ...state, length: Buffer.byteLength(headerLine) } };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function lossOf({ torn, damaged }: ReadState): string | undefined {
  if (torn === 0) return undefined;
  return damaged
    ? `its last line is damaged: ${torn} bytes were cut off, and what they said is lost, though it may have been acknowledged`
    : `its last line was unfinished, as a killed process leaves it: ${torn} bytes were cut off, which were never acknowledged`;
}
