import { beforeEach } from 'vitest';
import { AtMost } from '../../../suites/run/at-most.ts';

/**
 * For tests: at most so many of a file's concurrent tests play at a time. A test's limit begins with its turn, so that a slow
 * machine, where turns come late, spends it on the trial alone. Each turn ends with its test's limit at the latest.
 */
export function takeTurns(limit: number): void {
  const few = new AtMost(limit);
  beforeEach(
    () =>
      new Promise<() => void>((begin) => {
        void few.run(() => new Promise<void>((end) => begin(end)));
      }),
    Number.POSITIVE_INFINITY,
  );
}
