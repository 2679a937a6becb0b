import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The variable by which the processes of a device are found, whatever group or session they have moved to. */
const markVariable = 'CONFORMANCE_MARK';

/** What all marks of this process begin with. */
export const ownMarks = `${process.pid}-${randomBytes(8).toString('hex')}`;
let marks = 0;

/** A mark that no other process has. */
export function newMark(): string {
  marks += 1;
  return `${ownMarks}.${marks}.`;
}

/** The environment with a mark; one that is there already stays: a suite may be a device of another suite. */
export function withMark(env: NodeJS.ProcessEnv, mark: string): NodeJS.ProcessEnv {
  const before = env[markVariable];
  return { ...env, [markVariable]: before === undefined ? mark : `${before} ${mark}` };
}

/** A process at a moment; its id may be another one's later. */
export interface FoundProcess {
  readonly pid: number;
  readonly name: string;
  readonly group: number;
  /** When it started, as the system counts. */
  readonly start: string;
}

interface Look extends FoundProcess {
  readonly parent: number;
}

/**
 * The running processes that have the mark in their environment, and those that they started, whatever these have in theirs.
 * Only on Linux, where environments can be read; elsewhere none. A process is not found if it was started without the mark and has lost
 * its parent, has written over its own environment, or belongs to another user.
 */
export function markedProcesses(mark: string): FoundProcess[] {
  if (process.platform !== 'linux') return [];
  const looks = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? (lookAt(Number(entry)) ?? []) : []));
  const found = new Map(looks.filter(({ pid }) => hasMark(pid, mark)).map((look) => [look.pid, look]));
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const look of looks) if (found.has(look.parent)) found.set(look.pid, look);
  }
  found.delete(process.pid);
  return [...found.values()];
}

/** Does it still run? Zombies do not count. */
export function stillRuns({ pid, start }: FoundProcess): boolean {
  return lookAt(pid)?.start === start;
}

function lookAt(pid: number): Look | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state parent group …", and the name may hold blanks and brackets.
    const [begin, end] = [stat.indexOf('('), stat.lastIndexOf(')')];
    const fields = stat.slice(end + 2).split(' ');
    const [state, parent, group, start = ''] = [fields[0], fields[1], fields[2], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return { pid, name: stat.slice(begin + 1, end), parent: Number(parent), group: Number(group), start };
  } catch {
    return undefined;
  }
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(mark);
  } catch {
    return false;
  }
}
