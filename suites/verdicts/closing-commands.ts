import type { Entry } from '../rules/rule.ts';
import { commandsOf, type Step } from '../scenarios/step.ts';
import { describeStep } from '../sequences/describe-step.ts';
import { stepsOf } from '../sequences/steps-of.ts';

/** Steps whose commands are not in the journal as they were described. */
const untold = new Set<Step['kind']>(['time-out', 'cut', 'busy']);

/**
 * What the suite sends at the end of every sequence, to see that the device has dealt with all of it, in words: the commands
 * that the journal shows beyond those of the steps. Undefined when there was none before the rule was broken.
 */
export function closingCommands(steps: readonly Step[], journal: readonly Entry[], until: number): string | undefined {
  if (steps.some(({ kind }) => untold.has(kind))) return undefined;
  const played = stepsOf(journal.filter(({ seq }) => seq <= until)).flatMap(commandsOf);
  const beyond = played.slice(steps.flatMap(commandsOf).length);
  const [command] = beyond;
  if (!command) return undefined;
  const { key: _, ...plain } = command;
  return `${describeStep({ kind: 'commands', n: beyond.length, command: plain }, '')}, as at the end of every sequence`;
}
