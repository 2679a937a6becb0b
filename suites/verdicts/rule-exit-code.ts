import type { RuleResult } from '../result/conformance-result.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { isStrictOn, type Strictness } from './strictness.ts';

/** A rule's result, as far as it says what the run comes to. */
export type Weighed = Pick<RuleResult, 'id' | 'level' | 'verdict' | 'known' | 'flaky'>;

/**
 * The exit code of a run in which this rule is all there is to tell: a broken MUST, or a broken SHOULD under `strict`,
 * is 1; the same that did not repeat, and what was not judged, is 3. Known failures and warnings are 0.
 */
export function ruleExitCode({ id, level, verdict, known, flaky }: Weighed, strict: Strictness): ExitCode {
  if (known) return exitCodes.conforms;
  const isStrict = isStrictOn(strict, id);
  switch (verdict) {
    case 'fail':
    case 'warn':
      if (flaky) return isStrict || level === 'MUST' ? exitCodes.incomplete : exitCodes.conforms;
      return isStrict || verdict === 'fail' ? exitCodes.broken : exitCodes.conforms;
    case 'pass':
    case 'not-applicable':
      return exitCodes.conforms;
    default:
      return exitCodes.incomplete;
  }
}
