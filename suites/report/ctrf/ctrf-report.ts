import type { ConformanceResult } from '../../result/conformance-result.ts';
import { type CaseOutcome, casesOf } from '../test-cases.ts';

/** Of the Common Test Report Format, as of this version of its specification. */
const specVersion = '0.0.0';
const statuses = { passed: 'passed', skipped: 'skipped', failure: 'failed', error: 'failed' } as const;

/**
 * The result in the Common Test Report Format (https://ctrf.io), as JSON: a test for each rule, with the name of its area as its
 * suite. A rule does not have a time of its own: its duration is 0. Tests fail exactly when the exit code is not 0.
 * @param at when the run was over
 */
export function ctrfReport(result: ConformanceResult, { at }: { readonly at: Date }): string {
  const { summary, rules, platform } = result;
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const suites = casesOf(result);
  const tests = suites.flatMap(({ name: suite, cases }) =>
    cases.map(({ name, outcome }) => {
      const rule = ruleOf.get(name);
      return {
        name,
        status: statuses[outcome.as],
        duration: 0,
        suite: [suite],
        ...toldIn(outcome),
        ...(rule?.flaky && { flaky: true }),
        ...(rule && { labels: { level: rule.level, source: rule.source } }),
      };
    }),
  );
  const count = (wanted: string) => tests.filter(({ status }) => status === wanted).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion,
    timestamp: at.toISOString(),
    generatedBy: 'huawei-iot-conformance',
    results: {
      tool: { name: 'huawei-iot-conformance' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: 0,
        flaky: tests.filter((one) => 'flaky' in one).length,
        suites: suites.length,
        start: at.getTime() - Math.round(summary.durationMs),
        stop: at.getTime(),
      },
      tests,
      // The generation of the interface, and why.
      extra: platform,
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function toldIn(outcome: CaseOutcome): object {
  switch (outcome.as) {
    case 'passed':
      return outcome.note === undefined ? {} : { message: outcome.note };
    case 'skipped':
      return { message: outcome.message };
    default: {
      const { type, message, details } = outcome;
      return { rawStatus: type, message, trace: details };
    }
  }
}
