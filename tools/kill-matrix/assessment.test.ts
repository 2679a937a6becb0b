import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults } from '../../fixtures/devices/faults/index.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import { sampleRule } from '../../suites/verdicts/testing/sample-run.ts';
import { problemsOf, rulesWithoutFault } from './assessment.ts';
import type { Trial } from './fault-trial.ts';

function trial(parts: Partial<Trial> = {}): Trial {
  return {
    fault: 'mid-8-bit',
    generation: 1,
    rule: 'V1-CMD-13',
    breaks: 'holds the mid in one byte',
    needsSequence: false,
    red: ['V1-CMD-13'],
    flaky: [],
    explained: [{ rule: 'V1-CMD-01', reason: 'a command stays without its answer' }],
    harnessErrors: [],
    ...parts,
  };
}

describe('a fault is a problem of the matrix', () => {
  test.each<[string, Partial<Trial>, string[]]>([
    ['not when its own rule turned red', {}, []],
    ['not when a neighbour turned red for a stated reason', { red: ['V1-CMD-01', 'V1-CMD-13'] }, []],
    ['when its own rule did not turn red', { red: [] }, ['mid-8-bit is missed: V1-CMD-13 did not turn red']],
    [
      'when another rule turned red',
      { red: ['V1-CMD-13', 'V1-CMD-02'] },
      ['mid-8-bit reddens V1-CMD-02 without a reason'],
    ],
    ['when another rule was broken once', { flaky: ['V1-CMD-02'] }, ['mid-8-bit breaks V1-CMD-02 once and not again']],
    ['when the suite failed', { harnessErrors: ['cut: TypeError'] }, ['mid-8-bit: cut: TypeError']],
  ])('%s', (_, parts, problems) => {
    expect(problemsOf([trial(parts)])).toEqual(problems);
  });
});

test('a rule that no fault is made for is named', () => {
  expect(rulesWithoutFault([sampleRule('A'), sampleRule('B')], [{ rule: 'A' }])).toEqual(['B']);
});

test('the matrix in the documentation has all faults, each named by its own rule, and all rules', () => {
  const file = join(import.meta.dirname, '../../docs/kill-matrix.json');
  const trials = JSON.parse(readFileSync(file, 'utf8')) as Trial[];
  expect(problemsOf(trials)).toEqual([]);
  expect(trials.map(({ fault }) => fault).sort()).toEqual(faults.map(({ id }) => id).sort());
  expect(rulesWithoutFault(rules, trials)).toEqual([]);
});
