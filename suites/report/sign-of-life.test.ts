import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignOfLife } from './sign-of-life.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('its seconds count from when the run began', () => {
  const lines: string[] = [];
  const sign = new SignOfLife((line) => lines.push(line), performance.now() - 20_000);
  vi.advanceTimersByTime(10_000);
  sign.end();
  expect(lines).toEqual(['… starting  30 s']);
});

test('a run in a pipe says every ten seconds how far it has come, until it ends', () => {
  const lines: string[] = [];
  const sign = new SignOfLife((line) => lines.push(line));
  vi.advanceTimersByTime(9999);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  sign.update({ done: 2, total: 26, running: 'commands', rulesDone: 84, rules: 133, commands: 1204 });
  vi.advanceTimersByTime(10_000);
  sign.end();
  vi.advanceTimersByTime(60_000);
  expect(lines).toEqual(['… starting  10 s', '… commands  84/133 rules  1204 commands  20 s']);
});
