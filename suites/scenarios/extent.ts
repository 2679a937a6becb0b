import type { Scenario } from './scenario.ts';

/** How much a run does: by name, or as a number of generated sequences. */
export type Runs = 'quick' | 'normal' | 'thorough' | number;

export interface Extent {
  readonly runs: Runs;
  /** Devices that are explored, each with its share of the sequences. */
  readonly explorers: number;
  /** So many of them side by side; more, if they spend their time waiting. */
  readonly atOnce: number;
  /** Generated sequences in all. */
  readonly sequences: number;
  /** Go on until there were this many steps in all, in any number of sequences. */
  readonly steps: number;
  /** No new sequence is begun after so long, ms. */
  readonly limitMs: number;
  /** Leaves a scenario out. */
  readonly leavesOut: (scenario: Pick<Scenario, 'patient'>) => boolean;
}

const none = () => false;

/** @throws RangeError for what is neither a name nor a number */
export function extentOf(runs: Runs): Extent {
  switch (runs) {
    case 'quick':
      return {
        runs,
        explorers: 2,
        atOnce: 2,
        sequences: 24,
        steps: 0,
        limitMs: 1500,
        leavesOut: ({ patient }) => patient === true,
      };
    case 'normal':
      return {
        runs,
        explorers: 4,
        atOnce: 4,
        sequences: 160,
        steps: 0,
        limitMs: 7000,
        leavesOut: none,
      };
    case 'thorough':
      return {
        runs,
        explorers: 32,
        atOnce: 8,
        sequences: 0,
        steps: 20_000,
        limitMs: Number.POSITIVE_INFINITY,
        leavesOut: none,
      };
    default:
      return {
        runs,
        explorers: Math.min(4, runs),
        atOnce: Math.min(4, runs),
        sequences: runs,
        steps: 0,
        limitMs: Number.POSITIVE_INFINITY,
        leavesOut: none,
      };
  }
}
