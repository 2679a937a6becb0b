import { beforeEach, expect, test } from 'vitest';
import ConformanceRunner from './conformance-runner.ts';
import { stopOfRun } from './stop-of-run.ts';

const configuration = { experimental: {} } as never;

let runner: ConformanceRunner;
beforeEach(() => {
  runner = new ConformanceRunner(configuration);
});

test.each([
  ['SIGINT', 'by Ctrl-C'],
  ['SIGTERM', 'by SIGTERM'],
  ['keyboard-input', 'by a key'],
  ['test-failure', 'after a test failed'],
  ['maintenance', 'by maintenance'],
])('a run that is cancelled because of %s was stopped %s, and its tests show what was found', async (reason, words) => {
  runner.cancel(reason as never);
  expect(stopOfRun()?.reason).toBe(words);
  const shown = { mode: 'run' };
  await runner.onBeforeRunTask(shown as never);
  expect(shown.mode).toBe('run');
});

test('the next run in the same worker is not stopped', () => {
  runner.cancel('keyboard-input');
  new ConformanceRunner(configuration);
  expect(stopOfRun()?.aborted).toBe(false);
});
