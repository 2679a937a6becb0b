import { UsageError } from '../../mock-platform/usage-error.ts';
import { mergeDepths } from '../depth/merge-depths.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { mergeCauses } from './causes/merge-causes.ts';
import { mergeRule } from './merge-rule.ts';
import { summarizeRun } from './summarize-run.ts';
import { addedUp } from './unasked-exits.ts';

/** A result, and how the user calls it. */
export interface Part {
  readonly name: string;
  readonly result: ConformanceResult;
}

/**
 * Makes one result of the parts of a run: sums of what was exercised, all violations, verdicts settled again. Pure; the
 * order of the parts does not matter.
 * @throws UsageError when they are not all the parts of one run
 */
export function mergeResults(given: readonly Part[]): ConformanceResult {
  const parts = given.toSorted((a, b) => indexOf(a) - indexOf(b));
  const shards = parts.map(({ name, result }) => {
    if (result.shard) return result.shard;
    throw new UsageError(
      `${name} is the result of a whole run: expected parts, which a run with --shard writes. Leave it out.`,
    );
  });
  const [first] = parts;
  const [shard] = shards;
  if (!first || !shard) throw new UsageError('There is nothing to merge: expected the conformance.json of each shard.');
  for (const part of parts) assertSameRun(first, part);
  assertComplete(parts, shard.count);

  // A part that had nothing to play has nothing to say.
  const [one = first, ...others] = parts.filter(({ result }) => result.scenarios.length > 0);
  const rules = one.result.rules.map((rule, at) =>
    mergeRule([rule, ...others.flatMap(({ result }) => result.rules[at] ?? [])]),
  );
  const stopped = parts.find(({ result }) => result.summary.stopped !== undefined)?.result.summary.stopped;
  const stale = new Map(parts.flatMap(({ result }) => result.stale.map((entry) => [JSON.stringify(entry), entry])));
  const isGone = (id: string) => (rules.find((rule) => rule.id === id)?.verdict ?? 'pass') === 'pass';
  const open = {
    rules,
    stale: (stopped === undefined ? [...stale.values()] : [])
      .filter(({ rule }) => isGone(rule))
      .toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
    scenarios: parts.flatMap(({ result }) => result.scenarios).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
  const { strict, seed } = first.result.summary;
  // They ran side by side.
  const durationMs = Math.max(...parts.map(({ result }) => result.summary.durationMs));
  const depth = mergeDepths(
    parts.flatMap(({ result }) => result.depth ?? []),
    shard.declaration,
  );
  const { schemaVersion, device, platform } = first.result;
  return {
    schemaVersion,
    summary: summarizeRun({ ...open, strict, durationMs, seed, ...(stopped !== undefined && { stopped }) }),
    device,
    platform,
    ...open,
    causes: mergeCauses(
      rules,
      parts.map(({ result }) => result.causes ?? []),
    ),
    exits: addedUp(parts.flatMap(({ result }) => result.exits ?? [])),
    ...(depth && { depth }),
  };
}

function indexOf({ result }: Part): number {
  return result.shard?.index ?? 0;
}

/** @throws UsageError with what differs */
function assertSameRun(one: Part, other: Part): void {
  const aspects = {
    'the number of shards': ({ shard }: ConformanceResult) => shard?.count,
    'the seed': ({ summary }: ConformanceResult) => summary.seed,
    'the setting strict': ({ summary }: ConformanceResult) => summary.strict,
    'the generation': ({ platform }: ConformanceResult) => platform.generation,
    'the device': ({ device }: ConformanceResult) => device,
    'the catalogue': ({ rules }: ConformanceResult) => rules.map(({ id }) => id),
  };
  for (const [aspect, of] of Object.entries(aspects)) {
    const [mine, theirs] = [JSON.stringify(of(one.result)), JSON.stringify(of(other.result))];
    if (mine === theirs) continue;
    const expected = 'expected parts of one run. Run all shards with the same settings and release.';
    throw new UsageError(
      mine.length + theirs.length < 200
        ? `${one.name} and ${other.name} differ in ${aspect} (${mine} and ${theirs}): ${expected}`
        : `${one.name} and ${other.name} differ in ${aspect}: ${expected}`,
    );
  }
}

/** @throws UsageError with what is missing, or there twice */
function assertComplete(parts: readonly Part[], count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const found = parts.filter(({ result }) => result.shard?.index === index).map(({ name }) => name);
    if (found.length === 1) continue;
    throw new UsageError(
      found.length === 0
        ? `Shard ${index} of ${count} is missing: expected the conformance.json of each. Given: ${parts.map(({ name }) => name).join(', ')}.`
        : `${found.join(' and ')} are both shard ${index} of ${count}: expected one of each. Leave one out.`,
    );
  }
}
