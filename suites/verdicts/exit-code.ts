import type { ConformanceResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';

/** Exit codes of a run. `usage` is for what is wrong before a run begins: arguments, configuration. */
export const exitCodes = { conforms: 0, broken: 1, usage: 2, incomplete: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byVerdict: Record<Verdict, ExitCode> = {
  pass: exitCodes.conforms,
  warn: exitCodes.conforms,
  fail: exitCodes.broken,
  'not-applicable': exitCodes.incomplete,
  'not-exercised': exitCodes.incomplete,
  'could-not-run': exitCodes.incomplete,
  'harness-error': exitCodes.incomplete,
};

/** The exit code that a finished run deserves. A failure that did not repeat leaves the question open: incomplete. */
export function exitCode({ verdict, flaky }: Pick<ConformanceResult['summary'], 'verdict' | 'flaky'>): ExitCode {
  const code = byVerdict[verdict];
  return code === exitCodes.conforms && flaky > 0 ? exitCodes.incomplete : code;
}
