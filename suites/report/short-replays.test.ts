import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { sampleResult } from './html/testing/sample-result.ts';
import { withShortReplays } from './short-replays.ts';

const replays = ({ rules }: ConformanceResult) =>
  rules.find(({ id }) => id === 'V1-CMD-01')?.violations.map(({ replay }) => replay);
const long = `r2.${'x'.repeat(300)}`;

test('in place of a long token stands the file with the steps, as seen from the working folder', () => {
  const result = sampleResult(long);
  expect(replays(result)).toEqual([long, 'replay-commands']);
  expect(replays(withShortReplays(result, resolve('reports')))).toEqual([
    join('reports', 'counterexamples', 'V1-CMD-01.json'),
    'replay-commands',
  ]);
});

test('a short token stays', () => {
  expect(withShortReplays(sampleResult('lamp'), 'reports')).toEqual(sampleResult('lamp'));
});
