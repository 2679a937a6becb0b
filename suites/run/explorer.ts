import type { Need, Rule } from '../rules/rule.ts';
import type { Extent } from '../scenarios/extent.ts';
import { defineScenario, type Scenario } from '../scenarios/scenario.ts';
import { SequenceArbitrary } from '../sequences/arbitrary-sequence.ts';
import { arbitraryStep } from '../sequences/arbitrary-step.ts';
import { explore } from '../sequences/explore.ts';
import type { Played } from './play-scenario.ts';
import type { RunSettings } from './run-settings.ts';

/** So many sequences are played even where the time is over before: a busy machine must not make a run shallow. */
const fewest = 4;
/** A device with one fault has only a few symptoms; after this number of lives it has shown them. */
const mostLives = 6;

interface Explored {
  readonly scenario: Scenario;
  readonly played: Played;
}

/**
 * Plays one explorer's share of the generated sequences. When a rule turns out to be broken, the rest of the share is
 * played on a fresh device, for what else there is.
 *
 * @param index from 0
 * @param onIdle told when the device turns out to spend its time waiting
 */
export async function playExplorer(
  index: number,
  extent: Extent,
  settings: RunSettings,
  inapplicable: ReadonlyMap<Need, string>,
  play: (scenario: Scenario) => Promise<Played>,
  onIdle: () => void,
): Promise<Explored[]> {
  const step = arbitraryStep({ ...settings, can: (need) => !inapplicable.has(need) });
  if (!step) return [];
  const sequences = new SequenceArbitrary(step);
  const known = new Set<string>();
  const name = `sequences-${index + 1}`;
  const until = performance.now() + extent.limitMs;
  const share = {
    sequences: shareOf(extent.sequences, index, extent.explorers),
    steps: Math.ceil(extent.steps / extent.explorers),
  };
  const lives: Explored[] = [];
  let first = 0;
  let steps = 0;
  const msLeft = () => until - performance.now();
  const isEnough = (more: number, moreSteps: number) =>
    (msLeft() < 0 && first + more >= fewest) ||
    (extent.steps > 0 ? steps + moreSteps >= share.steps : first + more >= share.sequences);
  while (lives.length < mostLives && (lives.length === 0 || !isEnough(0, 0))) {
    const scenario = defineScenario({
      name: lives.length === 0 ? name : `${name}-${lives.length + 1}`,
      title: 'generated sequences of steps, one after another, on one long-lived device',
      exercises: [],
      generated: true,
      play: (rig) =>
        explore(rig, { sequences, rules: settings.rules, known: new Set(known), first, isEnough, onIdle, msLeft }),
    });
    const played = await play(scenario);
    lives.push({ scenario, played });
    // Not counted: the one that starts the device.
    const begun = played.sequences.slice(1);
    first += begun.length;
    steps += begun.reduce((sum, sequence) => sum + sequence.length, 0);
    const broken = brokenIn(played, settings.rules);
    if (played.outcome !== 'ran' || begun.length === 0) break;
    for (const { id } of broken) known.add(id);
  }
  return lives;
}

function shareOf(all: number, index: number, explorers: number): number {
  return Math.floor(all / explorers) + (index < all % explorers ? 1 : 0);
}

function brokenIn({ findings }: Played, rules: readonly Rule[]): Rule[] {
  const broken = new Set(findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule] : [])));
  return rules.filter((rule) => broken.has(rule));
}
