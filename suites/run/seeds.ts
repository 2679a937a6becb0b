import { createHash } from 'node:crypto';

/** The seed of one scenario: it depends on the run's seed and its own name, not on what else is played. */
export function scenarioSeed(seed: number, name: string): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readInt32BE();
}
