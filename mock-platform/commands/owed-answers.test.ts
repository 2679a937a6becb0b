import { expect, test } from 'vitest';
import { OwedAnswers } from './owed-answers.ts';

const [first, second] = [{}, {}];

test('an answer that has not come yet may be the next one', () => {
  const owed = new OwedAnswers();
  expect(owed.areAny).toBe(false);
  owed.ended(first);
  expect(owed.areAny).toBe(true);
  owed.came([second]);
  expect(owed.areAny).toBe(false);
});

test('a request in whose time one came is owed none', () => {
  const owed = new OwedAnswers();
  owed.came([first, second]);
  owed.came([first, second]);
  owed.ended(first);
  owed.ended(second);
  expect(owed.areAny).toBe(false);
});

test('of one that is never answered the next request has to do without its answer, and no other', () => {
  const owed = new OwedAnswers();
  owed.ended(first);
  owed.came([second]);
  owed.ended(second);
  expect(owed.areAny).toBe(false);
});
