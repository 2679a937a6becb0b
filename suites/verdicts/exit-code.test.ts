import { expect, test } from 'vitest';
import { exitCode } from './exit-code.ts';

test.each([
  ['pass', 0, 0],
  ['warn', 0, 0],
  ['fail', 0, 1],
  ['not-exercised', 0, 3],
  ['could-not-run', 0, 3],
  ['harness-error', 0, 3],
  ['not-applicable', 0, 3],
  ['warn', 1, 3],
  ['fail', 1, 1],
] as const)('a run with verdict %s and %i flaky rules exits with %i', (verdict, flaky, code) => {
  expect(exitCode({ verdict, flaky })).toBe(code);
});
