import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StateError, unusable } from './state-error.ts';

/** The files that this process has open: its own id in a lock says nothing of that. */
const held = new Set<string>();

/**
 * Keeps a state file from being written twice at the same time. A lock that a killed process left behind is taken over.
 * @returns a function that gives the file free
 * @throws StateError when a living process has the file
 */
export async function lockState(path: string): Promise<() => Promise<void>> {
  const lock = `${resolve(path)}.lock`;
  for (;;) {
    if (held.has(lock)) throw inUse(path, process.pid);
    try {
      await writeFile(lock, `${process.pid}\n`, { flag: 'wx' });
      held.add(lock);
      return async () => {
        held.delete(lock);
        await rm(lock, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(path, error);
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(holder)) throw inUse(path, holder);
    await rm(lock, { force: true });
  }
}

function inUse(path: string, holder: number): StateError {
  return new StateError(
    `State file "${path}" is in use by process ${holder}: stop that one, or give this one another file.`,
  );
}

/** In a container a restarted program often has the process id of the one before. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
