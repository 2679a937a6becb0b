import type fc from 'fast-check';
import { familyOf } from '../rules/folds/request-families.ts';
import { LiveJudgement } from '../rules/judge.ts';
import type { Entry, Rule } from '../rules/rule.ts';
import type { Rig } from '../scenarios/rig.ts';
import { isRivals } from '../scenarios/rival.ts';
import { asStepCommand, commandsOf, type Step, type StepCommand, type Steps } from '../scenarios/step.ts';
import { takesRequests } from '../scenarios/takes-requests.ts';
import { DrawnSequences } from './drawn-sequences.ts';
import { expectedMs, isRestless, Outages } from './expected-time.ts';
import { playComparisons } from './play-comparisons.ts';
import { Player } from './player.ts';

/** Answers that tell how fast the device is. */
const warmUps = 8;

export interface Exploration {
  readonly sequences: fc.Arbitrary<Steps>;
  readonly rules: readonly Rule[];
  /** Ids of rules that are known to be broken: nothing new in them. */
  readonly known: ReadonlySet<string>;
  /** Number of the first sequence to draw. */
  readonly first: number;
  /** Is it enough, after these sequences and steps? */
  readonly isEnough: (sequences: number, steps: number) => boolean;
  /** Told once the device turns out to spend its time waiting: others may be explored meanwhile. */
  readonly onIdle: () => void;
  /** How much time is left, ms: a step that would take longer is not begun. */
  readonly msLeft: () => number;
}

/**
 * Plays generated sequences on one long-lived device, with every rule judging after each step, until it is enough or a
 * rule is broken that was not known to be.
 */
export async function explore(rig: Rig, exploration: Exploration): Promise<void> {
  const { rules, known, first, isEnough, onIdle, msLeft } = exploration;
  const player = new Player(rig);
  const outages = new Outages();
  const isBroken = watch(rig, rules, known, outages);
  const barrier = barrierOf(rig);
  const sequences = new DrawnSequences(exploration.sequences, rig.options.seed);
  const fits = (step: Step) => {
    const isSpent = (command: StepCommand) =>
      rig.commands.spared.isTooLong(familyOf(command), () => lengthOf(command, rig.options)) ||
      rig.commands.spared.isDeadly(command);
    if (commandsOf(step).some(isSpent)) return false;
    if (step.kind === 'probe' && rig.commands.spared.isIn({ payload: Buffer.from(step.payload, 'base64') }))
      return false;
    const ms = expectedMs(step, outages.lastMs);
    return ms === 0 || (ms < msLeft() && !isRestless(ms, outages));
  };
  let steps = 0;
  const play = async () => {
    await player.playOn(
      [{ kind: 'start' }, ...(barrier ? [{ ...barrier, kind: 'commands', n: warmUps } as const] : [])],
      isBroken,
    );
    if (rig.commands.patience.isIdle) onIdle();
    for (let played = 0; !isEnough(played, steps); played++) {
      const isOver = (step: Step) => isBroken() || !fits(step) || (msLeft() < 0 && isEnough(played, steps));
      const drawn = sequences.at(first + played).filter(fits);
      // The barrier is a step, too: it counts as a command.
      const sequence: Step[] = [...drawn, ...(barrier ? [barrier] : [])];
      steps += drawn.length;
      await player.playOn(sequence, isOver);
      if (!isBroken()) continue;
      // An accusation may fall as soon as an answer comes after all.
      await player.settle();
      if (isBroken()) return;
    }
  };
  try {
    await play();
  } finally {
    if (isBroken()) await playComparisons(rig, player);
  }
}

/** Shows each entry, past and future, to the rules and to `outages`; tells whether a rule is broken that was not known to be. */
function watch(rig: Rig, rules: readonly Rule[], known: ReadonlySet<string>, outages: Outages): () => boolean {
  const judgement = new LiveJudgement(rules);
  const see = (entry: Entry) => {
    if (!isRivals(entry)) judgement.see(entry);
    outages.see(entry);
  };
  rig.journal.entries.forEach(see);
  rig.journal.subscribe(see);
  return () => judgement.broken().some(({ id }) => !known.has(id));
}

function barrierOf(rig: Rig): { kind: 'command'; command: StepCommand } | undefined {
  if (!takesRequests(rig.options.declaration)) return undefined;
  const [drawn] = rig.commands.draw(1);
  if (!drawn) return undefined;
  return { kind: 'command', command: asStepCommand(drawn) };
}

/** In bytes, without its key. */
function lengthOf({ bytes = 0, written, ...command }: StepCommand, { playbook }: Rig['options']): number {
  const { length } = written ? Buffer.from(written.text) : { length: playbook.bytesOf(command) };
  return Math.max(bytes, length) - playbook.keys.bytes;
}
