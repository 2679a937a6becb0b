import { constants } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { quote } from '../protocol/quote.ts';
import { isAlive, type LockHolder, newHolder, readHolder } from './lock-holder.ts';
import { openRegular, readBeginning } from './open-regular.ts';
import { StateError } from './state-error.ts';

/** The files that this process has open: its own id in a lock says nothing of that. */
const held = new Set<string>();

/** No lock holds more. */
const longestLock = 200;

/** Milliseconds that another process is given to finish a take-over, which takes some file operations. */
const patience = 5000;
/** Milliseconds between two looks. */
const look = 5;

/**
 * Keeps a state file from being written twice at the same time. A lock that a killed process left behind is taken over, by one
 * of those that try; a process that lost its lock all the same notices it before it writes.
 */
export class StateLock {
  readonly #shown: string;
  readonly #lock: string;
  readonly #own: LockHolder;

  private constructor(shown: string, lock: string, own: LockHolder) {
    this.#shown = shown;
    this.#lock = lock;
    this.#own = own;
  }

  /**
   * @param file its real path; `shown` is how the user calls it
   * @throws StateError when a living process has the file, or another program's lock is in the way
   */
  static async acquire(file: string, shown: string): Promise<StateLock> {
    const lock = `${file}.lock`;
    // Before anything is waited for: a second call of this process comes to the same place meanwhile.
    if (held.has(lock)) throw inUse(shown, process.pid, lock);
    held.add(lock);
    try {
      const own = newHolder();
      const deadline = performance.now() + patience;
      while (!(await create(lock, own))) {
        const holder = await holderOf(lock, shown);
        if (holder && isAlive(holder)) throw inUse(shown, holder.pid, lock);
        if (holder && (await removeStale(lock, holder, own, shown))) continue;
        if (performance.now() > deadline) throw inTheWay(shown, lock);
        await pause(look);
      }
      return new StateLock(shown, lock, own);
    } catch (error) {
      held.delete(lock);
      throw error;
    }
  }

  /** @throws StateError when the lock is another one's by now, or gone */
  check(): void {
    // Before each write: another way by the pool of threads would cost more than all of it.
    const text = readBeginning(this.#lock, longestLock);
    if (text === this.#own.text) return;
    const holder = text === undefined ? undefined : readHolder(text);
    const whose = holder
      ? `says that process ${holder.pid} has it`
      : text === undefined
        ? 'is gone'
        : 'was written over';
    throw new StateError(
      `State file "${this.#shown}" is not this process's any more: its lock "${this.#lock}" ${whose}. Nothing more is kept in it; stop one of the two, and start again.`,
    );
  }

  /** Gives the file free. A lock that is another one's by now is left alone. */
  async release(): Promise<void> {
    held.delete(this.#lock);
    if ((await read(this.#lock).catch(() => undefined)) === this.#own.text) await rm(this.#lock, { force: true });
  }
}

/**
 * Removes a lock whose holder is gone: one process at a time, which looks again once it is the only one. Else one that read the
 * old lock a moment ago would remove the new one of a faster process.
 * @returns false when another process is about to
 */
async function removeStale(lock: string, stale: LockHolder, own: LockHolder, shown: string): Promise<boolean> {
  const guard = `${lock}.takeover`;
  if (!(await create(guard, own))) {
    const other = await holderOf(guard, shown);
    // Killed in the middle of it, which takes a few file operations.
    if (other && !isAlive(other)) await removeGuard(guard, other, own);
    return false;
  }
  try {
    if ((await read(lock)) === stale.text) await rm(lock, { force: true });
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

/** Only one of those that rename it does; what turns out to be another one's is put back. */
async function removeGuard(guard: string, stale: LockHolder, own: LockHolder): Promise<void> {
  const aside = `${guard}.${own.token}`;
  try {
    await rename(guard, aside);
    if ((await read(aside)) !== stale.text) await link(aside, guard);
  } catch {
    // Somebody else was faster.
  } finally {
    await rm(aside, { force: true });
  }
}

/** False when there is one already. A lock has its text from its first moment on: an empty one would look as if no process owned it. */
async function create(lock: string, { token, text }: LockHolder): Promise<boolean> {
  const beside = `${lock}.${token}`;
  try {
    await writeFile(beside, text, { flag: 'wx', mode: 0o600 });
    await link(beside, lock);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Some file systems, those of memory cards among them, know no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createInPlace(lock, text);
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

async function createInPlace(lock: string, text: string): Promise<boolean> {
  try {
    await writeFile(lock, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when there is no lock any more, or its text is not there yet. @throws StateError when another program wrote it */
async function holderOf(lock: string, shown: string): Promise<LockHolder | undefined> {
  const text = await read(lock);
  const holder = text === undefined ? undefined : readHolder(text);
  if (!text || holder) return holder;
  throw new StateError(
    `State file "${shown}" may be in use by another program: "${lock}" is not a lock of this program, it holds ${quote(text)}. Remove that file if nothing uses the state, or give another state file.`,
  );
}

async function read(lock: string): Promise<string | undefined> {
  // A lock that is about to be made has two names for a moment.
  const handle = await openRegular(lock, constants.O_RDONLY, { mayHaveNames: true });
  if (!handle) return undefined;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(longestLock), 0, longestLock, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function inTheWay(shown: string, lock: string): StateError {
  return new StateError(
    `State file "${shown}" cannot be locked: "${lock}" and "${lock}.takeover" stay in the way. Remove them if nothing uses the state.`,
  );
}

function inUse(shown: string, pid: number, lock: string): StateError {
  return new StateError(
    `State file "${shown}" is in use by process ${pid}: stop that one, or give this one another file. If process ${pid} is not a platform, remove "${lock}".`,
  );
}
