import { readdirSync, readFileSync } from 'node:fs';

/**
 * Says whether any process of a process group still runs. Zombies do not count: in a container whose first process
 * does not reap orphans they stay without end.
 */
export function groupLives(group: number): boolean {
  if (!groupExists(group)) return false;
  if (process.platform !== 'linux') return true;
  // Its first process is soon found; to look at all of them takes milliseconds, and is done again and again while they end.
  if (runsInGroup(String(group), group)) return true;
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && runsInGroup(entry, group));
}

function groupExists(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch (error) {
    // Not permitted means that there is one, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function runsInGroup(pid: string, group: number): boolean {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return false;
  }
  // "pid (name) state parent group …", and the name may hold blanks and brackets.
  const [state, , of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(of) === group && state !== 'Z' && state !== 'X';
}
