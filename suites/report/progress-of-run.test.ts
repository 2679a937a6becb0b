import { expect, test } from 'vitest';
import type { Progress } from '../run/run-progress.ts';
import { progressMessage, progressOfRun, readProgress } from './progress-of-run.ts';

const progress: Progress = {
  done: 3,
  all: 12,
  rulesDone: 84,
  rules: 133,
  commands: 7,
  running: ['burst'],
  aim: 'V1-CMD-12',
};

test('what runs is named by its area', () => {
  expect(progressOfRun(progress)).toMatchObject({
    running: 'commands',
    done: 3,
    total: 12,
    rulesDone: 84,
    commands: 7,
  });
});

test('when all scenarios have ended, what failed is being repeated', () => {
  const { aim: _, ...over } = progress;
  expect(progressOfRun({ ...over, running: [], done: 12 }).running).toBe('checking again');
});

test('a scenario without a rule is shown by its name', () => {
  const { aim: _, ...aimless } = progress;
  expect(progressOfRun(aimless).running).toBe('burst');
});

test('between two scenarios nothing is said to run', () => {
  const { aim: _, ...between } = progress;
  expect(progressOfRun({ ...between, running: [] }).running).toBe('');
});

test('a message comes back as it was sent, the last of several counts', () => {
  const printed = `${progressMessage({ ...progress, done: 1 })}\n${progressMessage(progress)}\n`;
  expect(readProgress(printed)).toEqual(progressOfRun(progress));
});

test.each(['', 'a device said hello\n', `hello ${progressMessage(progress)}`])('%j is not a progress', (printed) => {
  expect(readProgress(printed)).toBeUndefined();
});
