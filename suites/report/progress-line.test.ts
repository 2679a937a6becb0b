import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressLine, progressText } from './progress-line.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  [{ done: 3, total: 12, running: 'commands', seconds: 4.7 }, 80, '3/12  commands  4 s'],
  [{ done: 0, total: 1, running: 'the whole suite', seconds: 0 }, 80, 'the whole suite  0 s'],
  [{ done: 0, total: 0, running: '', seconds: 61 }, 80, '61 s'],
  [{ done: 3, total: 12, running: 'a long\nname', seconds: 4 }, 12, '3/12  a lon…'],
])('%o in %i columns', (progress, width, text) => {
  expect(progressText(progress, width)).toBe(text);
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
  expect(written.at(0)).toBe('\r\u001b[2K0/2  start  0 s');
  expect(written.at(-2)).toBe('\r\u001b[2K1/2  commands  1 s');
  expect(written.at(-1)).toBe('\r\u001b[2K');
  expect(written).toHaveLength(7);
});
