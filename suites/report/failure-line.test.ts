import { expect, test } from 'vitest';
import { failureLine } from './failure-line.ts';

const failure = {
  rule: 'V1-CMD-13',
  level: 'MUST',
  scenario: 'commands',
  message: 'It did not answer\nLight/SET.',
  afterMs: 3210,
} as const;

test('a failure is one line, with its rule and the seconds since the start', () => {
  expect(failureLine(failure)).toBe('✗ V1-CMD-13  3.2 s  It did not answer Light/SET.');
});

test('a broken SHOULD looks like a warning', () => {
  expect(failureLine({ ...failure, level: 'SHOULD' })).toMatch(/^! V1-CMD-13/);
});

test('on a terminal it is no longer than that is wide', () => {
  expect(failureLine(failure, 30)).toBe('✗ V1-CMD-13  3.2 s  It did no…');
});
