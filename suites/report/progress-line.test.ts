import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressLine, progressText } from './progress-line.ts';
import { screenOf } from './testing/screen-of.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const commands = { done: 6, total: 12, running: 'commands', rulesDone: 84, rules: 133, commands: 1204 };
test.each([
  [commands, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s, about 5 s left'],
  [{ ...commands, done: 5 }, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s'],
  [{ ...commands, done: 12 }, 4.7, 80, 'commands  84/133 rules  1204 commands  4 s'],
  [{ done: 1, total: 12, running: 'commands' }, 4, 80, 'commands  1/12  4 s'],
  [{ done: 0, total: 1, running: 'the whole suite' }, 0, 80, 'the whole suite  0 s'],
  [{ done: 0, total: 0, running: '' }, 61, 80, '61 s'],
  [{ ...commands, running: 'a long\nname' }, 4, 12, 'a long name…'],
])('%o after %d s in %i columns', (progress, seconds, width, text) => {
  expect(progressText(progress, seconds, width)).toBe(text);
});

/** A terminal, and what was written to it. */
function terminal(columns: number) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  return { written, stream: { columns, write, isTTY: true } };
}

test('a line is written again and again, and leaves no trace', () => {
  const { written, stream } = terminal(40);
  const line = new ProgressLine(stream);
  line.update(({ total }) => ({ total: total + 2, running: 'start' }));
  vi.advanceTimersByTime(200);
  line.update(({ done }) => ({ done: done + 1, running: 'commands' }));
  vi.advanceTimersByTime(1000);
  line.end();
  vi.advanceTimersByTime(1000);
  expect(written.at(0)).toBe('\r\u001b[2Kstart  0/2  0 s');
  expect(written.at(-2)).toBe('\r\u001b[2Kcommands  1/2  1 s');
  expect(written.at(-1)).toBe('\r\u001b[2K');
  expect(screenOf(written.join(''), 40)).toBe('');
});

test.each(['stdout', 'stderr'] as const)('what is printed to %s meanwhile stands above the line', (name) => {
  const { written, stream: stdout } = terminal(40);
  const stderr = { ...stdout };
  const line = new ProgressLine(stdout, stderr);
  line.update(() => ({ running: 'start' }));
  ({ stdout, stderr })[name].write('Seed 7.\n');
  vi.advanceTimersByTime(200);
  expect(screenOf(written.join(''), 40)).toBe('Seed 7.\nstart  0 s');
  line.end();
  stdout.write('1 pass\n');
  stderr.write('Bye.\n');
  expect(screenOf(written.join(''), 40)).toBe('Seed 7.\n1 pass\nBye.\n');
});

test('an unfinished line of other output is not overwritten', () => {
  const { written, stream } = terminal(40);
  const line = new ProgressLine(stream);
  stream.write('half');
  vi.advanceTimersByTime(400);
  stream.write(' a line\n');
  vi.advanceTimersByTime(200);
  expect(screenOf(written.join(''), 40)).toBe('half a line\nstarting  0 s');
  line.end();
});

test('a line that no terminal shows is not taken away from it', () => {
  const { written, stream: stderr } = terminal(40);
  const file: string[] = [];
  const stdout = { columns: 40, isTTY: false, write: (text: string | Uint8Array) => file.push(String(text)) > 0 };
  const line = new ProgressLine(stderr, stdout);
  line.update(() => ({ running: 'start' }));
  stdout.write('a line');
  expect(file).toEqual(['a line']);
  expect(screenOf(written.join(''), 40)).toBe('start  0 s');
  line.end();
});
