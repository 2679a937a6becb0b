import type { RuleResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import type { Colour } from './paint.ts';

interface Look {
  readonly symbol: string;
  readonly word: string;
  readonly colour: Colour;
}

const looks: Record<Verdict | 'flaky', Look> = {
  pass: { symbol: '✓', word: 'pass', colour: 'green' },
  fail: { symbol: '✗', word: 'fail', colour: 'red' },
  warn: { symbol: '!', word: 'warn', colour: 'yellow' },
  flaky: { symbol: '~', word: 'flaky', colour: 'yellow' },
  'not-applicable': { symbol: '-', word: 'n/a', colour: 'dim' },
  'not-exercised': { symbol: '?', word: 'not exercised', colour: 'yellow' },
  'could-not-run': { symbol: '?', word: 'could not run', colour: 'yellow' },
  'harness-error': { symbol: '‼', word: 'harness error', colour: 'red' },
};

/** How a verdict looks: its symbol, its words, its colour. */
export function lookOf({ verdict, flaky }: Pick<RuleResult, 'verdict' | 'flaky'>): Look {
  return looks[flaky ? 'flaky' : verdict];
}
