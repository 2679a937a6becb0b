import type { Rule } from '../rules/rule.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import { defineScenario, type Scenario } from '../scenarios/scenario.ts';
import type { Steps } from '../scenarios/step.ts';
import { firstBroken } from '../sequences/first-broken.ts';
import { Player } from '../sequences/player.ts';
import { involvedSteps, seenSteps } from '../sequences/seen-steps.ts';
import type { Trial } from '../sequences/shrink.ts';
import { type Played, playScenario } from './play-scenario.ts';

/** A list of steps as a scenario that shows whether these rules are broken. */
export function scenarioOfSteps(steps: Steps, rules: readonly Rule[], scenario: Partial<Scenario> = {}): Scenario {
  const settlingCommands = Math.max(1, ...rules.map(({ showsAfter = 1 }) => showsAfter));
  return defineScenario({
    name: 'steps',
    title: 'a sequence of steps on a fresh device',
    exercises: [],
    ...scenario,
    play: (rig) => new Player(rig, { settlingCommands }).play(steps),
  });
}

export interface Tried extends Trial {
  readonly played: Played;
}

/** Plays steps alone on a fresh device, until the rule is broken or there is no more of them. */
export async function trySteps(steps: Steps, rule: Rule, options: RigOptions): Promise<Tried> {
  const played = await playScenario(scenarioOfSteps(steps, [rule]), options, [rule], [rule]);
  const since = firstBroken(rule, played.journal);
  if (since === undefined) return { isBroken: false, seen: steps, played };
  const begun = played.sequences.flat();
  const evidence = played.findings.flatMap(({ violations }) => violations[0]?.evidence ?? []);
  const involved = involvedSteps(
    begun,
    evidence.map(({ seq }) => seq),
  );
  const moments = evidence.map(({ at }) => at);
  const tookMs = moments.length > 0 ? Math.max(...moments) - Math.min(...moments) : 0;
  return { isBroken: true, seen: seenSteps(begun, since, played.journal), involved, tookMs, played };
}
