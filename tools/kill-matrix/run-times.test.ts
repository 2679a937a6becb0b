import { expect, test } from 'vitest';
import { exceeded, type RunTime, spreadOf, timesInWords, unjudgedBeyond } from './run-times.ts';

const time = (end: number, some: Partial<RunTime> = {}): RunTime => ({
  fault: 'will',
  generation: 1,
  believed: 1,
  end,
  unjudged: [],
  ...some,
});
const hundred = (end: (n: number) => number) => Array.from({ length: 100 }, (_, n) => time(end(n + 1)));

test.each([
  [[], { median: 0, most: 0, worst: 0 }],
  [[4], { median: 4, most: 4, worst: 4 }],
  [[3, 1, 2], { median: 2, most: 3, worst: 3 }],
  [Array.from({ length: 100 }, (_, n) => 100 - n), { median: 50, most: 95, worst: 100 }],
])('the spread of %j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

test('times are printed in one line', () => {
  const times = [time(9, { believed: 2 }), time(12, { unjudged: ['A', 'B'] })];
  expect(timesInWords(times)).toBe(
    'its own rule believed: median 1.0 s, 95 % within 2.0 s, at most 2.0 s · ' +
      'end of the run: median 9.0 s, 95 % within 12.0 s, at most 12.0 s · ' +
      'rules not judged: median 0, 95 % at most 2, at most 2',
  );
});

test('times within the bounds are not a problem', () => {
  expect(exceeded(hundred((n) => (n <= 50 ? 15 : n <= 95 ? 40 : 90)))).toEqual([]);
});

test.each([
  [
    'the median',
    (n: number) => (n <= 50 ? 16 : 20),
    'generation 1: seconds to the end of a run, median: 16, expected 15 at most',
  ],
  [
    'the slow ones',
    (n: number) => (n <= 94 ? 9 : 41),
    'generation 1: seconds to the end of a run, 95 %: 41, expected 40 at most',
  ],
  [
    'the slowest',
    (n: number) => (n < 100 ? 9 : 91),
    'generation 1: seconds to the end of a run, longest: 91, expected 90 at most',
  ],
])('%s beyond its bound is reported', (_, end, problem) => {
  expect(exceeded(hundred(end))).toEqual([problem]);
});

test('rules that are not judged have bounds, too', () => {
  const open = { unjudged: ['A', 'B', 'C', 'D'] };
  expect(exceeded([time(9, open), time(9, open)])).toEqual([
    'generation 1: rules not judged, median: 4, expected 0 at most',
    'generation 1: rules not judged, 95 %: 4, expected 3 at most',
  ]);
});

test('each generation is measured by itself', () => {
  const slow = hundred(() => 16).map((one) => ({ ...one, generation: 2 as const }));
  expect(exceeded([...hundred(() => 1), ...hundred(() => 1), ...slow])).toEqual([
    'generation 2: seconds to the end of a run, median: 16, expected 15 at most',
  ]);
});

test('what a fault hides does not count, and what it is said to hide and does not is a problem', () => {
  expect(unjudgedBeyond(['A', 'B'], [])).toEqual({ unjudged: ['A', 'B'] });
  const beyond = unjudgedBeyond(['A', 'B'], ['B', 'C']);
  expect(beyond).toEqual({ unjudged: ['A'], hidden: ['B'], shown: ['C'] });
  expect(exceeded([time(9, { ...beyond, unjudged: [] })])).toEqual(['will is said to hide C, which was judged']);
});
