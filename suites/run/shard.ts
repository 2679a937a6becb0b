import type { Shard } from '../result/conformance-result.ts';
import type { Declaration } from '../scenarios/rig-options.ts';

/** Which shard of a run this machine plays: `index` counts from 1. */
export interface ShardNumber {
  readonly index: number;
  readonly count: number;
}

/** Every n-th, distributed in turn; all of them without a shard. */
export function inShard<T>(items: readonly T[], shard: ShardNumber | undefined): readonly T[] {
  return shard ? items.filter((_, at) => at % shard.count === shard.index - 1) : items;
}

/** What a shard of a run says of itself. */
export function shardOf(number: ShardNumber, { commands, reconnects, maxCommandBytes }: Declaration): Shard {
  return { ...number, declaration: { commands, reconnects, maxCommandBytes } };
}
