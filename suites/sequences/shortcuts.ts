import { commandsOf, type Step, type Steps, startsDevice } from '../scenarios/step.ts';

/** A device that should report while it is busy: what it reports undisturbed, and this number of commands after it. */
const idleReports = 4;
const busyCommands = 50;
/** A shorter while passes on the way, and a longer one would leave no time for other tries, ms. */
const shortestWait = 100;
const longestWait = 1000;
/** What took so long this time may take longer the next; commands alone that happen to last so long show it by chance only. */
const ampleWait = 2;

/**
 * Far shorter sequences that often show the same, each worth one try before steps are left out one after the other: what
 * is hostile, all of it or half, with an answer before and after it and the last step behind; what is rare, without the
 * commands around it; the last step, alone or after a plain command; the last few; a number of equal commands; a number of
 * reports; a row of commands that keeps the device busy. Where it took a while to
 * show, equal commands are tried with a wait first.
 *
 * @param tookMs how long it took to show, from its first sign to its last
 */
export function shortcuts(steps: Steps, tookMs = 0): Steps[] {
  const [first] = steps;
  const start: Steps = first && startsDevice(first) ? [first] : [];
  const rest = steps.slice(start.length);
  const last = rest.at(-1);
  const sent = rest.flatMap(commandsOf);
  const valid = sent.find((command) => command.flaw === undefined && !command.written && !command.bytes);
  const reports = rest.reduce((sum, step) => sum + (step.kind === 'reports' ? step.n : 0), 0);
  const tail = rest.findLast(({ kind }) => kind !== 'reports');
  const rare = rest.filter(({ kind }) => !isFrequent(kind));
  const answered: Step[] = valid ? [{ kind: 'command', command: plain(valid) }] : [];
  const equal: Step[] = valid ? [{ kind: 'commands', n: sent.length, command: plain(valid) }] : [];
  const takesAWhile = tookMs >= shortestWait && tookMs <= longestWait;
  const tries: Step[][] = [
    ...afterHostile(rest, answered),
    ...(rare.length > 1 && rare.length < rest.length ? [rare] : []),
    ...(last && isFrequent(last.kind) && rare.length > 0 && rare.length < rest.length - 1 ? [[...rare, last]] : []),
    ...(rest.length > 1 && last ? [[last]] : []),
    ...(rest.length > 1 && tail && tail !== last ? [[tail]] : []),
    ...[2, 4].flatMap((n) => (rest.length > n ? [rest.slice(-n)] : [])),
    // Some things show only on a device that has answered something before.
    ...(rest.length > 2 && last && valid ? [[...answered, last]] : []),
    ...(rest.length > 2 && valid && takesAWhile
      ? [[...equal, { kind: 'wait', ms: Math.ceil(tookMs * ampleWait) } satisfies Step]]
      : []),
    ...(rest.length > 2 && valid ? [equal] : []),
    ...(rest.length > 2 && reports > 0 ? [[{ kind: 'reports', n: reports } satisfies Step]] : []),
    ...(sent.length > busyCommands && reports >= idleReports ? [[{ kind: 'busy' } satisfies Step]] : []),
  ];
  return tries.map((tried) => [...start, ...tried]);
}

/**
 * What is hostile, all of it or half, between two answers, and then how it ended: with the last step, and with the
 * connection lost before it, if one was.
 */
function afterHostile(rest: Steps, answered: readonly Step[]): Step[][] {
  const last = rest.at(-1);
  const hostile = rest.filter(({ kind }) => isHostile(kind));
  if (!last || isHostile(last.kind) || hostile.length === 0) return [];
  const lost = rest
    .slice(
      rest.findIndex(({ kind }) => isHostile(kind)),
      -1,
    )
    .findLast(({ kind }) => losesConnection(kind));
  const endings = [[last], ...(lost ? [[lost, last]] : [])];
  const half = Math.ceil(hostile.length / 2);
  const halves = hostile.length > 1 ? [hostile.slice(half), hostile.slice(0, half)] : [];
  const between = (some: Steps, ending: Steps) => [...answered, ...some, ...answered, ...ending];
  const all = endings.map((ending) => between(hostile, ending));
  const tries = [rest.slice(-4), ...all, ...halves.map((some) => between(some, endings.at(-1) ?? []))];
  return tries.filter(({ length }) => length < rest.length);
}

/** The bulk of what is sent; what is rare among it is more likely to matter. */
function isFrequent(kind: Step['kind']): boolean {
  return kind === 'command' || kind === 'commands' || kind === 'reports';
}

/** What a device may take badly, then or later. */
function isHostile(kind: Step['kind']): boolean {
  return kind === 'probe' || kind === 'said' || kind === 'forbidden-packet';
}

function losesConnection(kind: Step['kind']): boolean {
  return kind === 'cut' || kind === 'unacknowledged' || kind === 'away' || kind === 'take-over';
}

function plain({ serviceId, cmd, paras }: ReturnType<typeof commandsOf>[number]) {
  return { serviceId, cmd, paras };
}
