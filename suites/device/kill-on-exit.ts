import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { markedProcesses, ownMarks } from './marked-processes.ts';

/**
 * Reads `+group` and `-group` lines, and kills what is left when its input ends: when the parent is gone, by whatever
 * means. A shell because it costs a millisecond and one megabyte, where another node costs forty of each.
 */
const guardScript = `
groups=" "
while read -r line; do
  group=\${line#?}
  case $line in
    +*) groups="$groups$group " ;;
    -*) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
# What has left its group is found by its mark, where there is /proc. Twice, for what was just being started.
for round in 1 2; do
  for file in $(grep -ls -e "$1" /proc/[0-9]*/environ); do
    process=\${file#/proc/}
    kill -s KILL "\${process%%/*}"
  done
done
`;

const groups = new Set<number>();
let guard: ChildProcess | undefined;

/** Call it before a process with a mark is started: then that does not outlive this process even if this one ends at that moment. */
export function armGuard(): void {
  guard ??= startGuard();
}

/**
 * Makes sure that a process group, and what has left it with a mark, does not outlive this process, or this worker thread:
 * not after an uncaught exception, not after SIGINT, SIGTERM or SIGHUP, not even after SIGKILL. The returned function releases the group.
 */
export function killOnExit(group: number): () => void {
  groups.add(group);
  tell(`+${group}`);
  return () => {
    if (groups.delete(group)) tell(`-${group}`);
  };
}

process.on('exit', () => {
  if (groups.size === 0) return;
  const strays = markedProcesses(ownMarks).map(({ pid }) => pid);
  for (const target of [...[...groups].map((group) => -group), ...strays]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // It ended just now.
    }
  }
});

function tell(line: string): void {
  if (guard === undefined) armGuard();
  else guard.stdin?.write(`${line}\n`);
}

/** Starts a guard that knows all groups of the moment. */
function startGuard(): ChildProcess {
  // In its own process group: Ctrl-C in the terminal must not reach it.
  const child = spawn('sh', ['-c', guardScript, 'guard', ownMarks], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const lost = () => {
    if (guard === child) guard = undefined;
  };
  child.on('error', lost).on('exit', lost);
  child.stdin.on('error', lost);
  for (const group of groups) child.stdin.write(`+${group}\n`);
  // Neither the process nor the pipe to it may keep this process alive.
  child.unref();
  (child.stdin as Socket).unref();
  return child;
}
