import { commandsOf, type Step, type Steps, startsDevice } from './step.ts';

/** What a device reports undisturbed, and so many commands after it, can have been about its being busy. */
const idleReports = 4;
const busyCommands = 50;

/**
 * Far shorter sequences that often show the same, each worth one try before steps are left out one after the other: only
 * the last step, alone or after a plain command; the last few; what is rare, without the commands around it; a number of equal commands; a number of reports; a
 * row of commands that keeps the device busy.
 */
export function shortcuts(steps: Steps): Steps[] {
  const [first] = steps;
  const start: Steps = first && startsDevice(first) ? [first] : [];
  const rest = steps.slice(start.length);
  const last = rest.at(-1);
  const sent = rest.flatMap(commandsOf);
  const valid = sent.find((command) => command.flaw === undefined && !command.written && !command.bytes);
  const reports = rest.reduce((sum, step) => sum + (step.kind === 'reports' ? step.n : 0), 0);
  const tail = rest.findLast(({ kind }) => kind !== 'reports');
  const rare = rest.filter(({ kind }) => !isFrequent(kind));
  const tries: Step[][] = [
    ...(rest.length > 1 && last ? [[last]] : []),
    ...(rest.length > 1 && tail && tail !== last ? [[tail]] : []),
    ...[2, 4].flatMap((n) => (rest.length > n ? [rest.slice(-n)] : [])),
    // Some things show only on a device that has answered something before.
    ...(rest.length > 2 && last && valid ? [[{ kind: 'command', command: plain(valid) } satisfies Step, last]] : []),
    ...(rare.length > 1 && rare.length < rest.length ? [rare] : []),
    ...(last && isFrequent(last.kind) && rare.length > 0 && rare.length < rest.length - 1 ? [[...rare, last]] : []),
    ...(rest.length > 2 && reports > 0 ? [[{ kind: 'reports', n: reports } satisfies Step]] : []),
    ...(sent.length > busyCommands && reports >= idleReports ? [[{ kind: 'busy' } satisfies Step]] : []),
    ...(rest.length > 2 && valid ? [[{ kind: 'commands', n: sent.length, command: plain(valid) } satisfies Step]] : []),
  ];
  return tries.map((tried) => [...start, ...tried]);
}

/** The bulk of what is sent; what is rare among it is more likely to matter. */
function isFrequent(kind: Step['kind']): boolean {
  return kind === 'command' || kind === 'commands' || kind === 'reports';
}

function plain({ serviceId, cmd, paras }: ReturnType<typeof commandsOf>[number]) {
  return { serviceId, cmd, paras };
}
