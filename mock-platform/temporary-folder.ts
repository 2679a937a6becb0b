import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { PlatformError } from './platform-error.ts';
import { whyUnwritable } from './why-unwritable.ts';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** The folder that all temporary folders of this process, or worker thread, are made in. */
interface Parent {
  readonly path: string;
  users: number;
  made: number;
  /** Removes it, and lets its guard go. */
  readonly remove: () => void;
}

/** It stays empty for so long: who starts one platform after another would start a guard for each, which takes longer than the rest. */
const idleMs = 500;

/** By the place where it is. */
const parents = new Map<string, Promise<Parent>>();

/**
 * Makes a folder that is gone when this process is, whatever ends it.
 * @throws PlatformError when it cannot be made
 */
export async function makeTemporaryFolder(): Promise<TemporaryFolder> {
  const place = tmpdir();
  try {
    const making = parents.get(place) ?? makeParent(place);
    parents.set(place, making);
    const parent = await making;
    // The last user may have gone while this one waited.
    if (parents.get(place) !== making) return makeTemporaryFolder();
    parent.users += 1;
    const path = join(parent.path, `${++parent.made}`);
    await mkdir(path, { recursive: true });
    return { path, remove: () => remove(place, parent, path) };
  } catch (error) {
    parents.delete(place);
    const why = whyUnwritable(error as NodeJS.ErrnoException);
    throw new PlatformError(
      `No temporary folder can be made in ${place}: ${why}. Set TMPDIR to a folder that can be written.`,
    );
  }
}

async function remove(place: string, parent: Parent, path: string): Promise<void> {
  parent.users -= 1;
  const { made } = parent;
  const end = () => {
    if (parent.users > 0 || parent.made > made) return;
    parents.delete(place);
    parent.remove();
  };
  if (parent.users === 0) void pass(idleMs, undefined, { ref: false }).then(end);
  await rm(path, { recursive: true, force: true });
}

async function makeParent(place: string): Promise<Parent> {
  const path = await mkdtemp(join(place, 'huawei-iot-mock-'));
  const release = guard(path);
  const removeNow = () => rmSync(path, { recursive: true, force: true });
  process.on('exit', removeNow);
  const remove = () => {
    process.off('exit', removeNow);
    removeNow();
    release();
  };
  return { path, users: 0, made: 0, remove };
}

/**
 * Removes the folder when the pipe to this process breaks: nothing runs here after SIGKILL, nor after a signal that no code
 * listens to. A shell because it costs a millisecond and one megabyte; where there is none, the exit of the process has to do.
 */
function guard(folder: string): () => void {
  // In its own process group: Ctrl-C in the terminal must not reach it.
  const child = spawn('sh', ['-c', 'read -r _; rm -rf -- "$1"', 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  // Neither the process nor the pipe to it may keep this process alive.
  child.unref();
  (child.stdin as Socket).unref();
  return () => child.stdin.end();
}
