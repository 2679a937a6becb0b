import type { Goal, Ratio, Row } from './result.ts';

export type Figures = Readonly<Record<string, number>>;

/** What each contestant showed, one entry a round. */
export class Rounds {
  readonly #byName = new Map<string, Figures[]>();

  /**
   * Lets the contestants take turns, A B A B …, so that whatever else the machine does meets all of them. The first `warmUp` rounds
   * do not count.
   */
  static async play(
    names: readonly string[],
    { rounds, warmUp = 1 }: { readonly rounds: number; readonly warmUp?: number },
    measure: (name: string) => Promise<Figures>,
  ): Promise<Rounds> {
    const played = new Rounds();
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const name of names) {
        const figures = await measure(name);
        if (round >= 0) played.add(name, figures);
        if (process.env.BENCH_VERBOSE) console.error(round, name, JSON.stringify(figures));
      }
    }
    return played;
  }

  add(name: string, figures: Figures): void {
    const known = this.#byName.get(name);
    if (known) known.push(figures);
    else this.#byName.set(name, [figures]);
  }

  rows(): Row[] {
    return [...this.#byName].map(([who, all]) => {
      const names = Object.keys(all[0] ?? {});
      const figures = names.map((name) => [name, rounded(median(all.map((one) => one[name] ?? Number.NaN)))] as const);
      return { who, figures: Object.fromEntries(figures) };
    });
  }

  /** `figure` of one contestant by that of another, round by round. */
  ratio(figure: string, one: string, other: string, goal?: Goal): Ratio {
    const [ours, theirs] = [one, other].map((name) => this.#byName.get(name) ?? []);
    const ratios = (ours ?? []).map((figures, round) => (figures[figure] ?? 0) / (theirs?.[round]?.[figure] ?? 0));
    return spread(`${figure}: ${one} / ${other}`, ratios, goal);
  }

  /** `figure` of a contestant itself, where that has a goal. It says less than a ratio on a machine that does other things as well. */
  figure(figure: string, one: string, goal: Goal): Ratio {
    const figures = (this.#byName.get(one) ?? []).map((all) => all[figure] ?? Number.NaN);
    return spread(`${figure}: ${one}`, figures, goal);
  }
}

function spread(of: string, numbers: readonly number[], goal?: Goal): Ratio {
  return {
    of,
    median: rounded(median(numbers)),
    lowest: rounded(Math.min(...numbers)),
    highest: rounded(Math.max(...numbers)),
    rounds: numbers.length,
    ...(goal && { goal }),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The value below which the share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Three significant digits: more would pretend. */
function rounded(number: number): number {
  return Number.isFinite(number) && Math.abs(number) < 1000 ? Number(number.toPrecision(3)) : Math.round(number);
}
