/** What a run can say of a rule. Zero exercised is never `pass`. */
export const verdicts = [
  /** Exercised at least once, never broken. */
  'pass',
  /** A MUST that was broken. */
  'fail',
  /** A SHOULD that was broken; or, marked as flaky, a failure that did not repeat. */
  'warn',
  /** The device declared that it lacks what the rule needs, or never did what the rule is about. */
  'not-applicable',
  /** Should have been exercised, was not. */
  'not-exercised',
  /** The device did not start or never connected. */
  'could-not-run',
  /** The suite's own fault. */
  'harness-error',
] as const;

/** What a rule comes to; the README lists them. */
export type Verdict = (typeof verdicts)[number];

/** How many of `items` have each verdict; every verdict is present. */
export function countVerdicts(items: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = {
    pass: 0,
    fail: 0,
    warn: 0,
    'not-applicable': 0,
    'not-exercised': 0,
    'could-not-run': 0,
    'harness-error': 0,
  };
  for (const { verdict } of items) counts[verdict] += 1;
  return counts;
}
