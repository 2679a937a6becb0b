import type { RuleResult, ViolationResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import { listed, notEnough } from './settle-rule.ts';

/** One verdict on a rule from those of the parts of a run: as if one run had played all that they played. */
export function mergeRule(parts: readonly [RuleResult, ...RuleResult[]]): RuleResult {
  const [{ id, level, sentence, source }] = parts;
  const sum = (of: (part: RuleResult) => number) => parts.reduce((total, part) => total + of(part), 0);
  const result = { id, level, sentence, source, exercised: sum(({ exercised }) => exercised) };
  const intact = { ...result, broken: 0, violations: [] };

  // What the device declares to lack comes first, as in one run.
  const [first] = parts;
  if (parts.every(({ verdict, undecided }) => verdict === 'not-applicable' && !undecided)) {
    return { ...intact, verdict: 'not-applicable', ...reasonOf(first) };
  }
  const broken = parts.filter((part) => part.broken > 0);
  if (broken.length > 0) {
    const believed = broken.filter(({ flaky }) => !flaky);
    const violations = listed(broken.flatMap((part) => part.violations).toSorted(byScenario));
    const known = broken.every((part) => part.known) ? broken[0]?.known : undefined;
    const flaw = { broken: sum((part) => part.broken), violations, ...(known && { known }) };
    if (believed.length > 0) return { ...result, verdict: level === 'MUST' ? 'fail' : 'warn', ...flaw };
    return { ...result, verdict: 'warn', flaky: true, ...reasonOf(broken[0]), ...flaw };
  }
  const missing = parts.filter(({ meant }) => meant === 'missed');
  const missed = missing.find(({ verdict }) => verdict === 'harness-error') ?? missing.find(isObstructed) ?? missing[0];
  if (result.exercised > 0 && missed && !parts.some(({ meant }) => meant === 'shown')) {
    const verdict = isObstructed(missed) ? missed.verdict : 'not-exercised';
    return { ...intact, verdict, reason: notEnough(bare(missed.reason), result.exercised) };
  }
  if (result.exercised > 0) return { ...intact, verdict: 'pass' };
  return { ...intact, ...unexercisedIn(parts) };
}

/** Why no part exercised it, and what that makes of it. */
function unexercisedIn(parts: readonly RuleResult[]): Pick<RuleResult, 'verdict' | 'reason'> {
  const decided = parts.filter(({ undecided }) => !undecided);
  // What no scenario aims at shows in any of them: only where none ran is that the reason.
  const blocking = decided.length === 0 && parts.every(isObstructed) ? parts : decided;
  for (const wanted of ['harness-error', 'could-not-run', 'not-applicable'] as const satisfies Verdict[]) {
    const found = blocking.find(({ verdict }) => verdict === wanted);
    if (found) return { verdict: wanted, ...reasonOf(found) };
  }
  const reasons = parts.filter((part) => !isObstructed(part)).flatMap(({ reason = [] }) => reason);
  return { verdict: 'not-exercised', reason: [...new Set(reasons)].join('; ') };
}

function isObstructed({ verdict }: RuleResult): boolean {
  return verdict === 'could-not-run' || verdict === 'harness-error';
}

/** Without what one shard says of itself, and of how often it was kept there. */
function bare(reason = ''): string {
  return reason.replace(/^in shard \d+ of \d+: /, '').replace(/; it was kept .*/, '');
}

function byScenario(a: ViolationResult, b: ViolationResult): number {
  return a.scenario < b.scenario ? -1 : Number(a.scenario > b.scenario);
}

function reasonOf(part: RuleResult | undefined): { reason?: string } {
  return part?.reason === undefined ? {} : { reason: part.reason };
}
