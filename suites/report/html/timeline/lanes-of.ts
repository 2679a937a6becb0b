/** A stretch of time with a name. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly title: string;
  readonly kind?: string;
}

export type Lane = readonly Bar[];

/** Bars in as few lanes as it takes for none to cover another. */
export function lanesOf(bars: readonly Bar[]): Lane[] {
  const lanes: Bar[][] = [];
  for (const bar of bars.toSorted((a, b) => a.from - b.from)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= bar.from);
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}
