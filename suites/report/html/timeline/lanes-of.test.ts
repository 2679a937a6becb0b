import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanesOf } from './lanes-of.ts';

const bar = (from: number, to: number) => ({ from, to, text: `${from}`, title: '' });
const names = (bars: ReturnType<typeof bar>[]) => lanesOf(bars).map((lane) => lane.map(({ text }) => text));

test('bars that follow each other share a lane, bars at the same time do not', () => {
  expect(names([bar(0, 10), bar(10, 20), bar(5, 15)])).toEqual([['0', '10'], ['5']]);
});

test('nothing has no lane', () => {
  expect(lanesOf([])).toEqual([]);
});

test('no bar covers another, and none is lost', () => {
  const times = fc.tuple(fc.nat(100), fc.nat(100)).map(([from, length]) => bar(from, from + length));
  fc.assert(
    fc.property(fc.array(times), (bars) => {
      const lanes = lanesOf(bars);
      expect(lanes.flat()).toHaveLength(bars.length);
      for (const lane of lanes) {
        for (const [i, { to }] of lane.entries()) expect(to).toBeLessThanOrEqual(lane[i + 1]?.from ?? to);
      }
    }),
  );
});
