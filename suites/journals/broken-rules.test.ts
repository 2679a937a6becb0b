import { expect, test } from 'vitest';
import type { Rule } from '../rules/rule.ts';
import { BrokenRulesBook } from './broken-rules.ts';

const rule = (id: string) => ({ id, level: 'MUST' }) as Rule;
const stamp = (seq: number) => ({ seq, at: 0, wall: 0 });
const violation = { message: 'It did.', expected: 'a', actual: 'b', evidence: [stamp(3), stamp(5)] };
const lamp = { name: 'lamp', deviceId: 'lamp' };

test('counts by device and rule, and keeps the latest time with the entries that show it', () => {
  const book = new BrokenRulesBook();
  expect(book.add(lamp, rule('R-1'), violation)).toBe(1);
  expect(book.add(lamp, rule('R-1'), { ...violation, message: 'Again.', nearMiss: 'c' })).toBe(2);
  expect(book.add({ name: 'stranger' }, rule('R-1'), violation)).toBe(1);
  expect([...book.all()]).toEqual([
    {
      ...{ who: 'lamp', deviceId: 'lamp', rule: 'R-1', level: 'MUST', count: 2, version: 2 },
      latest: { message: 'Again.', expected: 'a', actual: 'b', nearMiss: 'c', evidence: [3, 5] },
    },
    {
      ...{ who: 'stranger', rule: 'R-1', level: 'MUST', count: 1, version: 3 },
      latest: { message: 'It did.', expected: 'a', actual: 'b', evidence: [3, 5] },
    },
  ]);
});

test('what is taken back is counted down, which is a change', () => {
  const book = new BrokenRulesBook();
  book.add(lamp, rule('R-1'), violation);
  book.takeBack(lamp, rule('R-1'));
  expect([...book.all()]).toMatchObject([{ count: 0, version: 2 }]);
  expect(book.version).toBe(2);
  expect(book.add(lamp, rule('R-1'), violation)).toBe(1);
});

test('is bounded: 10,000 counts, 500 of them with their latest time, of which long texts are cut', () => {
  const book = new BrokenRulesBook();
  const long = { ...violation, actual: 'x'.repeat(100_000), evidence: Array.from({ length: 99 }, (_, n) => stamp(n)) };
  for (let n = 1; n <= 10_001; n += 1) book.add({ name: `stranger ${n}` }, rule('R-1'), long);
  const all = [...book.all()];
  expect(all).toHaveLength(10_000);
  expect(all[0]?.who).toBe('stranger 2');
  const told = all.filter(({ latest }) => latest);
  expect([told.length, told[0]?.who]).toEqual([500, 'stranger 9502']);
  expect(told[0]?.latest?.actual).toHaveLength(1000);
  expect(told[0]?.latest?.evidence).toHaveLength(20);
  expect(told[0]?.latest?.evidence.at(-1)).toBe(98);
});
