import { expect, test } from 'vitest';
import { countVerdicts } from './verdict.ts';

test('every verdict has a count, zero included', () => {
  expect(countVerdicts([{ verdict: 'pass' }, { verdict: 'warn' }, { verdict: 'pass' }])).toEqual({
    pass: 2,
    fail: 0,
    warn: 1,
    'not-applicable': 0,
    'not-exercised': 0,
    'could-not-run': 0,
    'harness-error': 0,
  });
});
