import type { DepthResult } from '../result/conformance-result.ts';
import type { Declaration } from '../scenarios/rig-options.ts';
import { cameBack, connectionCut } from './count-session-events.ts';

/** Where a run was so shallow that its verdicts say less than they seem to, each with what to do about it. */
export function shallows(
  depth: Omit<DepthResult, 'warnings'>,
  declaration: Pick<Declaration, 'commands' | 'reconnects' | 'maxCommandBytes'>,
): string[] {
  const { commands, sessionEvents, sequences } = depth;
  const returns = sessionEvents.find(({ event }) => event === cameBack)?.count ?? 0;
  // Where its connection was broken, a longer run shows no more.
  const wasCut = sessionEvents.some(({ event, count }) => event === connectionCut && count > 0);
  const unsent = commands.filter(({ sent }) => sent === 0).map(({ service, command }) => `${service}/${command}`);
  const takesCommands = declaration.commands && commands.length > 0;
  const isDeaf = takesCommands && commands.every(({ succeeded }) => succeeded === 0);
  const advice = `raise capabilities.maxCommandBytes (${declaration.maxCommandBytes}) if the device takes longer commands, or run with --runs thorough`;
  // The suite gives up a device that answers nothing: the rest is a consequence.
  return [
    ...(isDeaf
      ? [
          'No command was answered with success, so nothing shows that the device carries out any: check that the product model is its own, or declare capabilities.commands: false.',
        ]
      : []),
    ...(takesCommands && !isDeaf && unsent.length > 0
      ? [
          unsent.length === 1
            ? `${unsent[0]} was never sent: ${advice}.`
            : `${unsent.join(', ')} were never sent: ${advice}.`,
        ]
      : []),
    ...(declaration.reconnects && returns === 0
      ? [
          `The device was never seen to come back: ${wasCut ? 'give it longer (timeouts.reconnectMs)' : 'run with --runs normal'}, or declare capabilities.reconnects: false.`,
        ]
      : []),
    ...(sequences === 0 && !isDeaf
      ? [
          'No generated sequence was played: look at why the scenario "sequences-1" did not run, or declare what the device can do.',
        ]
      : []),
  ];
}
