import { expect, test } from 'vitest';
import { at, journal, report } from '../rules/testing.ts';
import type { Step } from '../scenarios/step.ts';
import { isTooLong } from './too-long.ts';

const start: Step = { kind: 'start' };

test.each<[string, Step, number, boolean]>([
  ['a cut after which the device stays away', { kind: 'cut', when: 'quiet' }, 46_000, false],
  ['a cut that takes longer', { kind: 'cut', when: 'quiet' }, 51_000, true],
  ['silence that is noticed at once', { kind: 'silent' }, 14_000, false],
  ['silence that takes as long each time', { kind: 'silent' }, 22_000, true],
])('is it too long to be tried several times: %s', (_, step, ms, isLong) => {
  const entries = journal(at(0, report({})), at(ms, report({})));
  const since = entries.at(-1)?.seq ?? 0;
  expect(isTooLong({ steps: [start, step], journal: entries, since })).toBe(isLong);
});
