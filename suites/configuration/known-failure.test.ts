import { expect, test } from 'vitest';
import { excuseFor } from './known-failure.ts';

const late = { message: 'It answered the command with mid 9 too late.', actual: 'an answer after 21 s' };
const never = { message: 'It did not answer the command with mid 7.', actual: 'silence' };
const all = { rule: 'V1-CMD-07', reason: 'slow flash' };
const onlyLate = { ...all, matching: 'too late' };

test('an entry without a pattern excuses whatever breaks the rule', () => {
  expect(excuseFor([all], [late, never])).toBe(all);
});

test('an entry with a pattern excuses what matches it, and nothing else', () => {
  expect(excuseFor([onlyLate], [late])).toBe(onlyLate);
  expect(excuseFor([onlyLate], [late, never])).toBeUndefined();
  expect(excuseFor([onlyLate, { ...all, matching: '^silence$' }], [late, never])).toBe(onlyLate);
});

test('without an entry nothing is excused', () => {
  expect(excuseFor([], [late])).toBeUndefined();
});
