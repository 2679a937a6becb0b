/** What a benchmark prints: one JSON object as the last line of its standard output. `bench/main.ts` makes a page of it. */
export interface BenchmarkResult {
  /** A title in words, such as "QoS 1 reports per second". */
  readonly benchmark: string;
  /** What was measured and how, in a few sentences. */
  readonly how: string;
  /** Medians over the rounds. */
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
  /** What limits a figure, or what else has to be said of it. */
  readonly notes?: readonly string[];
}

/** A result with what it was got by and where: ratios that were measured beside other work say less. */
export interface KeptResult extends BenchmarkResult {
  readonly command: string;
  readonly circumstances: {
    readonly machine: string;
    /** Load average over the last minute, at the end. */
    readonly load: number;
    readonly node: string;
    readonly mosquitto: string;
  };
}

/** One contestant, or one size of the same. */
export interface Row {
  readonly who: string;
  /** Numbers by their name with unit: `CPU µs per report`. */
  readonly figures: Readonly<Record<string, number>>;
}

/** One figure divided by another of the same round; or a figure itself, where that has a goal. */
export interface Ratio {
  readonly of: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rounds: number;
  readonly goal?: Goal;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

export function isMet({ median, goal }: Ratio): boolean | undefined {
  if (!goal) return undefined;
  return 'atLeast' in goal ? median >= goal.atLeast : median <= goal.atMost;
}

export function printResult(result: BenchmarkResult): void {
  console.log(JSON.stringify(result));
}
