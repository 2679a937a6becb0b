import { closeSync, constants, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { StateError } from './state-error.ts';

/** Neither follows a link that was put there after the look, nor waits for the other end of a pipe. Windows knows neither. */
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** As many links as Linux follows. */
const mostLinks = 40;

/** The file that a path means in the end, whether it is there or not: two paths to one file have the same. */
export async function realPathOf(path: string): Promise<string> {
  let file = resolve(path);
  for (let links = 0; ; links += 1) {
    const folder = await realpath(dirname(file));
    file = join(folder, basename(file));
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
    if (!isLink) return file;
    if (links === mostLinks) throw new StateError(`State file "${path}" is a link that leads to links without end.`);
    file = resolve(folder, await readlink(file));
  }
}

interface OpenOptions {
  /** How the user calls it. */
  readonly shown?: string;
  /** It may have other names as well (hard links). */
  readonly mayHaveNames?: boolean;
  /** For tests: what the first look at it finds. */
  readonly look?: (file: string) => Promise<Stats>;
}

/**
 * Opens a file that is there. A file that is not regular is left alone: devices, pipes and folders are
 * looked at before they are opened, and what was opened is looked at again.
 * @param flags `O_RDONLY` or `O_RDWR`
 * @returns undefined when there is nothing of that name
 * @throws StateError
 */
export async function openRegular(
  file: string,
  flags: number,
  { shown = file, mayHaveNames = false, look = lstat }: OpenOptions = {},
): Promise<FileHandle | undefined> {
  try {
    requireRegular(await look(file), shown, mayHaveNames);
    const handle = await open(file, flags | carefully);
    try {
      requireRegular(await handle.stat(), shown, mayHaveNames);
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The first bytes of a file, at once: for what is looked at again and again. Undefined when there is nothing of that name, or
 * it is a link.
 */
export function readBeginning(file: string, length: number): string | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | carefully);
    const buffer = Buffer.alloc(length);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, length, 0));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Makes a file where nothing of its name is, for its owner only. */
export function createRegular(file: string): Promise<FileHandle> {
  return open(file, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | carefully, 0o600);
}

function requireRegular(stats: Stats, shown: string, mayHaveNames: boolean): void {
  if (!stats.isFile()) {
    throw new StateError(`"${shown}" is ${kindOf(stats)}, no file: give a file, or a name that is not taken yet.`);
  }
  if (stats.nlink > 1 && !mayHaveNames) {
    throw new StateError(
      `"${shown}" has ${stats.nlink} names (hard links), under each of which it could be written at the same time: remove the others, or give a copy.`,
    );
  }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
