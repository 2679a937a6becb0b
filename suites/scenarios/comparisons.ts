import type { DrawnCommand } from '../arbitraries/commands.ts';
import type { CommandFailure } from '../rules/folds/follow-commands.ts';
import { isUpset } from '../rules/folds/outstanding-upsets.ts';
import { families, familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { shortestAnswered } from './shortest-answered.ts';
import { asStepCommand, type Step, type Steps } from './step.ts';
import { sentWith } from './suspects.ts';

/** More than this number of commands would take too long. */
const longestRow = 400;
/** So do fewer with a device that takes its time: a row that takes longer than this, ms, if it is not short. */
const longMs = 8000;
const short = 64;

/** What a device receives as one message each. */
const messages: ReadonlySet<Entry['type']> = new Set([
  'command-sent',
  'command-redelivered',
  'probe-sent',
  'message-sent',
  'bytes-sent',
]);

/**
 * Where something special is blamed for a command that failed: what is without it, for comparison, each list of steps for a device that
 * is started anew. Does it come to its end after as many plain commands, or when it has come back from a plain cut? Does it garble
 * plain ones, or many at once? Then nothing special was to blame.
 */
export function comparisonsFor(rig: Rig): Steps[] {
  const { commands, enough, options, journal } = rig;
  if (enough || commands.patience.isSlow || !options.device.restartable) return [];
  const { silent, garbled } = commands.suspects;
  const { meanMs } = commands.patience;
  const most = Math.min(longestRow, Math.max(short, Math.round(longMs / meanMs)));
  const anew: Steps = [{ kind: 'stop' }, { kind: 'start' }];
  const lists = [
    ...(options.declaration.reconnects && silent.some(isFirstAfterReturn) ? [cut(rig)] : []),
    ...families.flatMap((family) => {
      const failures = silent.filter(({ command }) => familyOf(command) === family);
      return failures.length > 0
        ? [row(plainOf(family, rig), Math.min(most, countUntil(failures, journal.entries)))]
        : [];
    }),
    ...garbled.slice(0, 1).map(({ command }) => row(command, Math.min(most, countUntil(garbled, journal.entries)))),
    ...garbled
      .filter(isJoined)
      .slice(0, 1)
      .map((failure) => atOnce(failure, journal.entries)),
  ];
  const delivered = silent.find(({ command, circumstances }) => command.fit === 'valid' && !isOfItself(circumstances));
  const unfit = silent.find(({ command, before }) => command.fit !== 'valid' && before?.fit === 'valid');
  for (const failure of [unfit, delivered]) if (failure) lists.unshift(plainly(failure, rig));
  return lists.map((steps) => [...anew, ...steps]);
}

/** It may have been the return, and not what made it necessary. */
function isFirstAfterReturn({ circumstances: [first, ...others] }: CommandFailure): boolean {
  return first !== 'reconnected' && others.includes('reconnected');
}

/** Is it blamed for what it is, and not for how it came, or what came before it? */
function isOfItself([first]: CommandFailure['circumstances']): boolean {
  return first !== 'pieces' && first !== 'joined' && first !== 'burst' && !(first && isUpset(first));
}

/** What was sent before it, then itself where it is valid, each by itself, between two plain ones of its family. */
function plainly({ before, command }: CommandFailure, rig: Rig): Step[] {
  const plain = plainOf(familyOf(command), rig);
  const sent = [before, command].flatMap((one) => (one?.fit === 'valid' ? [asSent(one)] : []));
  return [plain, ...sent, plain].map((one): Step => ({ kind: 'command', command: asStepCommand(one) }));
}

function asSent({ serviceId, cmd, paras, v2 }: Entry<'command-sent'>): DrawnCommand {
  return { serviceId, cmd, paras, fit: 'valid', ...(v2 && { v2 }) };
}

function plainOf(family: (typeof families)[number], { commands, journal }: Rig): DrawnCommand {
  const plain = family === 'command' ? undefined : shortestAnswered(family, journal.entries);
  return plain ?? commands.plainest;
}

function isJoined({ circumstances: [first] }: CommandFailure): boolean {
  return first === 'joined';
}

function cut(rig: Rig): Step[] {
  const one: Step = { kind: 'command', command: asStepCommand(rig.commands.plainest) };
  return [one, { kind: 'cut', when: 'quiet' }, one];
}

function row(command: DrawnCommand, length: number): Step[] {
  return [{ kind: 'commands', n: length, command: asStepCommand(command) }];
}

function atOnce({ command }: CommandFailure, journal: readonly Entry[]): Step[] {
  return [{ kind: 'burst', commands: sentWith(command, journal).map(asStepCommand) }];
}

/** The number of messages that the device had been sent since it was started, when the last of these had failed. */
function countUntil(failures: readonly CommandFailure[], journal: readonly Entry[]): number {
  const last = Math.max(...failures.map(({ shownBy }) => shownBy.seq));
  let count = 0;
  for (const { type, seq } of journal) {
    if (seq > last) break;
    if (type === 'device-started') count = 0;
    else if (messages.has(type)) count += 1;
  }
  return count;
}
