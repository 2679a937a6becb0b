import type { RuleResult } from '../result/conformance-result.ts';
import type { Verdict } from '../result/verdict.ts';
import type { Colour } from './paint.ts';

import { tell } from './texts.ts';

interface Look {
  readonly symbol: string;
  readonly word: string;
  readonly colour: Colour;
}

const looks: Record<Verdict | 'flaky', Omit<Look, 'word'>> = {
  pass: { symbol: '✓', colour: 'green' },
  fail: { symbol: '✗', colour: 'red' },
  warn: { symbol: '!', colour: 'yellow' },
  flaky: { symbol: '~', colour: 'yellow' },
  'not-applicable': { symbol: '-', colour: 'dim' },
  'not-exercised': { symbol: '?', colour: 'yellow' },
  'could-not-run': { symbol: '?', colour: 'yellow' },
  'harness-error': { symbol: '‼', colour: 'red' },
};

/** How a verdict looks: its symbol, its words, its colour. */
export function lookOf({ verdict, flaky }: Pick<RuleResult, 'verdict' | 'flaky'>): Look {
  const name = flaky ? 'flaky' : verdict;
  return { ...looks[name], word: tell(`verdict.${name}`) };
}
