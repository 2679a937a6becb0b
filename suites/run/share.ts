import type { Declaration } from '../scenarios/rig-options.ts';
import type { Shard } from '../verdicts/conformance-result.ts';

/** One machine's part of a run: `index` counts from 1. */
export interface Share {
  readonly index: number;
  readonly count: number;
}

/** Every n-th, distributed in turn; all of them without a share. */
export function shareOf<T>(items: readonly T[], share: Share | undefined): readonly T[] {
  return share ? items.filter((_, at) => at % share.count === share.index - 1) : items;
}

/** What a part of a run says of itself. */
export function shardOf(share: Share, { commands, reconnects, maxCommandBytes }: Declaration): Shard {
  return { ...share, declaration: { commands, reconnects, maxCommandBytes } };
}
