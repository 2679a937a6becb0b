import { expect, test } from 'vitest';
import { OutputLog } from './output-log.ts';

const texts = (log: OutputLog) => log.lines.map(({ stream, text }) => `${stream}: ${text}`);

test('lines of both streams stand in the order of their ends', () => {
  const log = new OutputLog('secret');
  log.feed('stdout', Buffer.from('one\ntw'));
  log.feed('stderr', Buffer.from('oops\n'));
  log.feed('stdout', Buffer.from('o\nthree'));
  expect(texts(log)).toEqual(['stdout: one', 'stderr: oops', 'stdout: two']);
  log.end();
  expect(texts(log)).toEqual(['stdout: one', 'stderr: oops', 'stdout: two', 'stdout: three']);
  expect(log.tail(2)).toBe('two\nthree');
});

test('the last 2000 lines are kept', () => {
  const log = new OutputLog('secret');
  for (let line = 1; line <= 2500; line += 1) log.feed('stdout', Buffer.from(`${line}\n`));
  expect(log.lines).toHaveLength(2000);
  expect(log.lines[0]?.text).toBe('501');
  expect(log.lines.at(-1)?.text).toBe('2500');
});

test('a long line is cut and says so', () => {
  const log = new OutputLog('secret');
  log.feed('stdout', Buffer.from(`${'a'.repeat(5000)}\n`));
  expect(log.lines[0]?.text).toBe(`${'a'.repeat(2000)} … (cut)`);
});

test('the secret is masked, at the cut too', () => {
  const log = new OutputLog('secret');
  log.feed('stdout', Buffer.from('{"secret":"my secret"}\n'));
  log.feed('stdout', Buffer.from(`${'a'.repeat(1997)}secret\n`));
  expect(log.lines.map(({ text }) => text)).toEqual(['{"******":"my ******"}', `${'a'.repeat(1997)}*** … (cut)`]);
});

test('an empty secret masks nothing', () => {
  const log = new OutputLog('');
  log.feed('stdout', Buffer.from('abc\n'));
  expect(log.lines[0]?.text).toBe('abc');
});
