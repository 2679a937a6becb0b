import fc from 'fast-check';
import type { Steps } from '../scenarios/step.ts';
import { SequenceArbitrary, type Shown } from './arbitrary-sequence.ts';

/** Shortcuts, which are tried first, have at least so long, ms: they mostly lead to a few steps. */
const leastMs = 3000;

/** What playing a sequence on a fresh device showed. */
export interface Trial extends Shown {
  readonly isBroken: boolean;
}

export interface Shrunk {
  /** From the simplest to the one that it began with; each of them showed it once. */
  readonly broken: readonly Steps[];
  /** No simpler one shows it; false when the time was over before that was known. */
  readonly isMinimal: boolean;
  /** Where fast-check found the simplest one. */
  readonly path: string;
}

export interface ShrinkOptions {
  readonly budgetMs: number;
  /** When the time is over, but for a few tries, whatever is left of the budget; on the monotonic clock. Default: never. */
  readonly until?: number | undefined;
  readonly seed: number;
  /** Does a simpler sequence still make sense? One that does not is passed over. */
  readonly isSound?: (steps: Steps) => boolean;
}

/**
 * Looks for a simpler sequence that shows the same, as long as the time lasts, which begins when the sequence itself has
 * shown it. Undefined when it does not.
 */
export async function shrink(
  steps: Steps,
  tryOut: (steps: Steps) => Promise<Trial>,
  { budgetMs, until: end = Number.POSITIVE_INFINITY, seed, isSound = () => true }: ShrinkOptions,
): Promise<Shrunk | undefined> {
  const shown = new WeakMap<Steps, Shown>();
  const broken: Steps[] = [];
  const vain = new Set<string>();
  let until = Number.POSITIVE_INFINITY;
  let isMinimal = true;
  const sequences = new SequenceArbitrary(fc.constant({ kind: 'start' }), { shown: (failed) => shown.get(failed) });
  const property = fc.asyncProperty(sequences, async (candidate) => {
    if (performance.now() > until) {
      isMinimal = false;
      return true;
    }
    // A shortcut and a long way lead to the same place.
    const key = JSON.stringify(candidate);
    if (vain.has(key) || (broken.length > 0 && !isSound(candidate))) return true;
    const trial = await tryOut(candidate);
    if (broken.length === 0) {
      const now = performance.now();
      until = Math.min(now + budgetMs, Math.max(now + leastMs, end));
    }
    if (!trial.isBroken) {
      vain.add(key);
      return true;
    }
    shown.set(candidate, trial);
    broken.unshift(candidate);
    return false;
  });
  const details = await fc.check(property, { examples: [[steps]], numRuns: 1, seed });
  if (broken.length === 0) return undefined;
  return { broken, isMinimal, path: details.counterexamplePath ?? '' };
}
