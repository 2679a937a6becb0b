import { expect, test } from 'vitest';
import { sampleRule } from '../verdicts/testing/sample-run.ts';
import { Doubts } from './doubts.ts';

test('what should be shown may be known from the start', () => {
  const rule = sampleRule('A');
  expect(new Doubts([rule]).rules).toEqual([rule]);
});

test('or later, and then it is announced', () => {
  const rule = sampleRule('A');
  const doubts = new Doubts();
  const told: unknown[] = [];
  doubts.onKnown(() => told.push(doubts.rules));
  expect(doubts.rules).toBeUndefined();
  doubts.are([rule]);
  expect(told).toEqual([[rule]]);
});

test('what has shown itself elsewhere need not be shown here', () => {
  const doubts = new Doubts([sampleRule('A'), sampleRule('B')]);
  const told: unknown[] = [];
  doubts.onKnown(() => told.push(doubts.rules?.map(({ id }) => id)));
  doubts.shown('A');
  doubts.shown('B');
  expect(told).toEqual([['B'], []]);
});
