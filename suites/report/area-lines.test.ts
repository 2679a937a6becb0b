import { expect, test } from 'vitest';
import type { RuleResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import { areaLines } from './area-lines.ts';
import { ansi, plain } from './paint.ts';

const rule = (id: string, verdict: Verdict, more: Partial<RuleResult> = {}): RuleResult => ({
  id,
  level: 'MUST',
  sentence: '',
  source: '',
  verdict,
  exercised: 1,
  broken: 0,
  violations: [],
  ...more,
});
const lines = (rules: RuleResult[], { strict = false, paint = plain } = {}) =>
  areaLines({ rules, summary: { strict } as never }, { paint });

test('an area is a line with its counts, and looks like the worst of its rules', () => {
  const rules = [
    rule('V1-CONN-01', 'pass'),
    rule('V1-CONN-02', 'pass'),
    rule('V1-TLS-01', 'not-applicable'),
    rule('V1-CMD-01', 'not-applicable'),
    rule('V1-CMD-02', 'fail'),
    rule('V1-CMD-03', 'pass'),
    rule('V1-CMD-04', 'warn', { flaky: true }),
    rule('MQTT-3.10.1-1', 'could-not-run'),
  ];
  expect(lines(rules)).toEqual([
    '✓ connect and credentials  2 pass',
    '- TLS                      1 n/a',
    '✗ commands                 1 pass · 1 fail · 1 flaky · 1 n/a',
    '? MQTT 3.1.1 on the wire   1 could not run',
  ]);
});

test('a broken SHOULD fails its area in a strict run only', () => {
  const rules = [rule('V1-CMD-06', 'warn', { level: 'SHOULD' })];
  expect(lines(rules)).toEqual(['! commands  1 warn']);
  expect(lines(rules, { strict: true })).toEqual(['✗ commands  1 fail']);
});

test('what is known does not turn an area red', () => {
  const rules = [rule('V1-CMD-01', 'fail', { known: { reason: 'old' } }), rule('V1-CMD-02', 'pass')];
  expect(lines(rules)).toEqual(['✓ commands  1 pass · 1 known']);
});

test('only what is not green has a colour beside the symbol', () => {
  expect(lines([rule('V1-CMD-01', 'fail'), rule('V1-CMD-02', 'pass')], { paint: ansi })).toEqual([
    '\u001b[31m✗\u001b[39m commands  1 pass · \u001b[31m1 fail\u001b[39m',
  ]);
});

test('areas that were not asked for are not shown, and neither are such rules of others', () => {
  const rules = [
    rule('V1-TLS-01', 'not-applicable', { unasked: true }),
    rule('V1-CMD-01', 'pass'),
    rule('V1-CMD-02', 'not-applicable', { unasked: true }),
  ];
  expect(lines(rules)).toEqual(['✓ commands  1 pass']);
});
