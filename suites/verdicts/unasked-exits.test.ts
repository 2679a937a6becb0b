import { expect, test } from 'vitest';
import type { SuiteEvent } from '../rules/rule.ts';
import { sampleJournal } from './testing/sample-run.ts';
import { addedUp, unaskedExits } from './unasked-exits.ts';

const exited = (code: number | null, signal: string | null, asked = false): SuiteEvent => ({
  type: 'device-exited',
  deviceId: 'd',
  code,
  signal,
  asked,
});

test('ends that the suite did not cause are counted by their kind, the most frequent first', () => {
  const journals = [[exited(1, null)], [exited(null, 'SIGSEGV'), exited(null, 'SIGSEGV'), exited(0, null, true)]];
  expect(unaskedExits(journals.map(sampleJournal))).toEqual([
    { how: 'by SIGSEGV', count: 2 },
    { how: 'with exit code 1', count: 1 },
  ]);
});

test('those of several parts of a run are added up', () => {
  const part = [{ how: 'by SIGSEGV', count: 2 }];
  expect(addedUp([...part, { how: 'with exit code 1', count: 3 }, ...part])).toEqual([
    { how: 'by SIGSEGV', count: 4 },
    { how: 'with exit code 1', count: 3 },
  ]);
});
