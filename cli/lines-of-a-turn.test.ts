import { expect, test } from 'vitest';
import { linesOfATurn } from './lines-of-a-turn.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('the lines of one turn are one write, in their order', async () => {
  const writes: string[] = [];
  const lines = linesOfATurn((text) => writes.push(text));
  for (let n = 0; n < 100; n += 1) lines.write(`${n}\n`);
  expect(writes).toEqual([]);
  await nextTurn();
  expect(writes).toEqual([Array.from({ length: 100 }, (_, n) => `${n}\n`).join('')]);
  lines.write('later\n');
  await nextTurn();
  expect(writes.slice(1)).toEqual(['later\n']);
  lines.end();
});

test('what is long is not kept', () => {
  const writes: string[] = [];
  const lines = linesOfATurn((text) => writes.push(text));
  for (let n = 0; n < 100; n += 1) lines.write(`${'x'.repeat(999)}\n`);
  expect(Math.max(...writes.map(({ length }) => length))).toBeLessThan(20_000);
  lines.end();
  expect(writes.join('')).toHaveLength(100_000);
});

test('the end does not wait for the turn to end, and what is said behind it leaves at once', () => {
  const writes: string[] = [];
  const before = process.listenerCount('exit');
  const lines = linesOfATurn((text) => writes.push(text));
  lines.write('last words\n');
  lines.end();
  lines.write('and more\n');
  expect(writes).toEqual(['last words\n', 'and more\n']);
  expect(process.listenerCount('exit')).toBe(before);
});

test('nothing is lost when the process ends in the middle of a turn', () => {
  const writes: string[] = [];
  const lines = linesOfATurn((text) => writes.push(text));
  lines.write('why it ended\n');
  process.listeners('exit').at(-1)?.(1);
  expect(writes).toEqual(['why it ended\n']);
  lines.end();
});
