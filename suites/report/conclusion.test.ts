import { expect, test } from 'vitest';
import type { Verdict } from '../verdicts/verdict.ts';
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
