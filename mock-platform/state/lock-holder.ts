import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whoever holds a lock, as the lock file says it. */
export interface LockHolder {
  readonly pid: number;
  /** When the process started, as its system counts; absent where that cannot be known. */
  readonly start?: string;
  /** No two locks have the same. Earlier releases had none. */
  readonly token: string;
  readonly text: string;
}

/** This process, as the holder of a new lock. */
export function newHolder(): LockHolder {
  const start = startOf(process.pid);
  const token = randomBytes(8).toString('hex');
  const text = `${process.pid} ${start ?? '-'} ${token}\n`;
  return { pid: process.pid, ...(start !== undefined && { start }), token, text };
}

/** The holder that a lock file names; undefined when another program wrote it. Earlier releases wrote the process id only. */
export function readHolder(text: string): LockHolder | undefined {
  const [, pid, start, token = ''] = /^([1-9]\d{0,9})(?: (\d+|-) ([0-9a-f]{16}))?\n$/.exec(text) ?? [];
  if (pid === undefined) return undefined;
  return { pid: Number(pid), ...(start !== undefined && start !== '-' && { start }), token, text };
}

/**
 * Does the process still run? Another one that has got its id since then does not count. In a container a restarted program
 * often has the id of the one before: what this process holds it knows without asking.
 */
export function isAlive({ pid, start }: LockHolder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return start === undefined || now === undefined || now === start;
}

/** The 22nd field of Linux's stat: ticks since the machine was started. The name before it may hold blanks and brackets. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
