import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Verdict, verdicts } from '../result/verdict.ts';
import { exitCode } from '../verdicts/exit-code.ts';
import { ruleExitCode } from '../verdicts/rule-exit-code.ts';
import { summarizeRun } from '../verdicts/summarize-run.ts';
import { conclude } from './conclusion.ts';

const result = (verdict: Verdict, flaky = 0) => ({ summary: { verdict, flaky } as never });
const assertion = { name: 'AssertionError', message: 'expected fail to be pass' };
const mistake = { name: 'ConfigurationError', message: 'DEVICE_COMMAND is empty. Say how to start the device.' };
const suite = (code: number) => [`The suite itself is at fault, so verdicts may be missing. Exit code ${code}.`];
const fault = { name: 'TypeError', message: 'x is not a function' };

test.each([
  ['a good result', [result('pass')], [], 0, [], []],
  ['a broken rule', [result('fail')], [], 1, [], []],
  ['an incomplete result', [result('not-exercised')], [], 3, [], []],
  ['a flaky failure', [result('warn', 1)], [], 3, [], []],
  ['a broken rule that a test asserts', [result('fail')], [assertion], 1, [], []],
  ['a failed assertion that the result does not explain', [result('pass')], [assertion], 3, suite(3), [assertion]],
  ['a failed assertion without a result', [], [assertion], 3, suite(3), [assertion]],
  ['another error beside a good result', [result('pass')], [fault], 3, suite(3), [fault]],
  ['another error beside a broken rule', [result('fail')], [fault], 1, suite(1), [fault]],
  ['a mistake in the configuration, met by two tests', [], [mistake, mistake], 2, [mistake.message], []],
  ['two results', [result('pass'), result('could-not-run'), result('fail')], [], 1, [], []],
  ['nothing', [], [], 3, ['Nothing was judged: no scenario ran. Look at the filters of this command.'], []],
] as const)('%s', (_, results, errors, exitCode, messages, faults) => {
  expect(conclude(results, errors)).toEqual({ exitCode, messages, faults });
});

const rule = fc.record({
  id: fc.constantFrom('V1-CMD-01', 'V1-CMD-11', 'V1-TLS-01'),
  level: fc.constantFrom('MUST' as const, 'SHOULD' as const),
  verdict: fc.constantFrom(...verdicts),
  known: fc.option(fc.constant({ reason: 'firmware 1.2' }), { nil: undefined }),
  flaky: fc.option(fc.constant(true as const), { nil: undefined }),
});
const run = fc.record({
  rules: fc.array(rule, { maxLength: 4 }),
  strict: fc.oneof(fc.boolean(), fc.constant(['V1-CMD-11']), fc.constant(['V1-TLS'])),
  stale: fc.array(fc.constant({ rule: 'V1-CMD-09', reason: 'firmware 1.2', why: 'it is gone' }), { maxLength: 1 }),
  scenario: fc.constantFrom('ran' as const, 'could-not-run' as const, 'harness-error' as const),
});

test('`run` and vitest, which shows each rule as a test, end with the same exit code', () => {
  fc.assert(
    fc.property(run, ({ rules, strict, stale, scenario }) => {
      const scenarios = [{ name: 's', title: '', durationMs: 1, outcome: scenario, replay: '' }];
      const summary = summarizeRun({ rules: rules as never, stale, scenarios, strict, durationMs: 1, seed: 1 });
      const red = rules.filter((one) => ruleExitCode(one as never, strict) !== 0).map(() => assertion);
      expect(conclude([{ summary }], red)).toEqual({ exitCode: exitCode(summary), messages: [], faults: [] });
    }),
    { numRuns: 2000 },
  );
});
