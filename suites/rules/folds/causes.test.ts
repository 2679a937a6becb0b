import { afterEach, expect, test, vi } from 'vitest';
import { blamed, proven } from '../testing/failures.ts';
import { exchange, onStage, silence } from '../testing.ts';
import { CommandLog } from './command-log.ts';

afterEach(() => void vi.restoreAllMocks());

/** How often it is asked what a failure is like, until this number of failures are told apart. */
function effort(failures: number): number {
  const asked = vi.spyOn(CommandLog.prototype, 'isStrange');
  const special = { form: 'pretty-printed' };
  const fails = (mid: number) => [...onStage('burst', silence({ mid, ...special })), ...exchange({ mid: mid + 1 })];
  const all = Array.from({ length: failures }, (_, nth) => fails(100 + nth * 2));
  blamed(proven, onStage('burst', exchange({ mid: 99, ...special })), ...all);
  const { length } = asked.mock.calls;
  asked.mockRestore();
  return length;
}

test('each failure is looked at once for each answer, however many there are to compare it with', () => {
  // Each of twice as many failures meets twice as many answers.
  expect(effort(32)).toBeLessThan(effort(16) * 5);
});
