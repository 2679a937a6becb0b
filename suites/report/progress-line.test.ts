import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressLine, progressText } from './progress-line.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const commands = { done: 3, total: 12, running: 'commands', rulesDone: 84, rules: 133, commands: 1204 };
test.each([
  [commands, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s, about 15 s left'],
  [{ ...commands, done: 2 }, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s'],
  [{ ...commands, done: 12 }, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s'],
  [{ done: 1, total: 12, running: 'commands' }, 4, 80, 'commands  1/12  4 s'],
  [{ done: 0, total: 1, running: 'the whole suite' }, 0, 80, 'the whole suite  0 s'],
  [{ done: 0, total: 0, running: '' }, 61, 80, '61 s'],
  [{ ...commands, running: 'a long\nname' }, 4, 12, 'a long name…'],
])('%o after %d s in %i columns', (progress, seconds, width, text) => {
  expect(progressText(progress, seconds, width)).toBe(text);
});

test('a line is written again and again, and leaves no trace', () => {
  const written: string[] = [];
  const line = new ProgressLine({ columns: 40, write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
  line.update(({ total }) => ({ total: total + 2, running: 'start' }));
  vi.advanceTimersByTime(200);
  line.update(({ done }) => ({ done: done + 1, running: 'commands' }));
  vi.advanceTimersByTime(1000);
  line.end();
  vi.advanceTimersByTime(1000);
  expect(written.at(0)).toBe('\r\u001b[2Kstart  0/2  0 s');
  expect(written.at(-2)).toBe('\r\u001b[2Kcommands  1/2  1 s');
  expect(written.at(-1)).toBe('\r\u001b[2K');
  expect(written).toHaveLength(7);
});
