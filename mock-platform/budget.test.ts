import { expect, test } from 'vitest';
import { Budget } from './budget.ts';

function budgetOf(bytes: number) {
  const gone: string[] = [];
  const budget = new Budget<string>(bytes, (holder, share) => gone.push(`${holder} ${share}`));
  return { budget, gone };
}

test('within the budget nothing is taken away, and what was given back can be held again', () => {
  const { budget, gone } = budgetOf(100);
  for (let n = 0; n < 50; n += 1) {
    budget.hold('a', 60);
    budget.hold('b', 40);
    budget.hold('a', 0);
    budget.hold('b', 0);
  }
  expect([budget.total, gone]).toEqual([0, []]);
});

test('where it is used up the largest share goes, not the one that came last', () => {
  const { budget, gone } = budgetOf(100);
  budget.hold('greedy', 90);
  budget.hold('small', 5);
  budget.hold('late', 6);
  expect([budget.total, gone]).toEqual([11, ['greedy 90']]);
});

test('a share is what was said last, and one that is larger than all goes itself', () => {
  const { budget, gone } = budgetOf(100);
  budget.hold('a', 10);
  budget.hold('a', 30);
  budget.hold('b', 101);
  expect([budget.total, gone]).toEqual([30, ['b 101']]);
});
