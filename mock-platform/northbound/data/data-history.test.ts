import { describe, expect, test } from 'vitest';
import { DataHistory } from './data-history.ts';

const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const report = (n: number, text = '') => ({ serviceId: 'Lamp', data: { n, text }, time: n });
const numbers = (history: DataHistory, deviceId: string) =>
  history.find({ deviceId, ...all }).map(({ data }) => data.n);

describe('the history', () => {
  test('forgets the oldest of all devices when there are too many entries', () => {
    const history = new DataHistory({ bytes: 1_000_000, entries: 4 });
    for (let n = 1; n <= 6; n += 1) history.add(n % 2 === 0 ? 'even' : 'odd', report(n));
    expect([numbers(history, 'odd'), numbers(history, 'even')]).toEqual([
      [5, 3],
      [6, 4],
    ]);
  });

  test('forgets the oldest when they are too large together; one that is too large alone is not kept', () => {
    const history = new DataHistory({ bytes: 1400, entries: 1000 });
    for (let n = 1; n <= 5; n += 1) history.add('a', report(n, 'x'.repeat(160)));
    expect(numbers(history, 'a')).toEqual([5, 4]);
    history.add('a', report(6, 'x'.repeat(600)));
    expect(numbers(history, 'a')).toEqual([]);
    history.add('a', report(7));
    expect(numbers(history, 'a')).toEqual([7]);
  });

  test('keeps what it is to keep over many thousand that it forgets', () => {
    const history = new DataHistory({ bytes: 1_000_000, entries: 100 });
    for (let n = 1; n <= 12_345; n += 1) history.add('a', report(n));
    expect(numbers(history, 'a')).toEqual(Array.from({ length: 100 }, (_, index) => 12_345 - index));
  });

  test('forgets a device that is gone, and nothing of others', () => {
    const history = new DataHistory();
    history.add('a', report(1));
    history.add('b', report(2));
    history.forget('a');
    expect([numbers(history, 'a'), numbers(history, 'b')]).toEqual([[], [2]]);
  });

  test('of one device that reports much the oldest go, and nothing of others', () => {
    const history = new DataHistory({ bytesOfDevice: 20_000 });
    history.add('quiet', report(1));
    for (let n = 1; n <= 5000; n += 1) history.add('busy', report(n));
    history.add('quiet', report(2));
    expect(numbers(history, 'quiet')).toEqual([2, 1]);
    const kept = numbers(history, 'busy');
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 5000 - index));
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.length).toBeLessThan(100);
  });

  test('finds what a device reported without looking at what others did', () => {
    const history = new DataHistory();
    for (let n = 1; n <= 3; n += 1) for (const device of ['a', 'b', 'c']) history.add(device, report(n));
    history.forget('b');
    history.add('b', report(9));
    expect([numbers(history, 'a'), numbers(history, 'b'), numbers(history, 'c')]).toEqual([[3, 2, 1], [9], [3, 2, 1]]);
    history.clear();
    expect(numbers(history, 'a')).toEqual([]);
  });
});
