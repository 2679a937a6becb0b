import { expect, test } from 'vitest';
import { withProvedWait } from './proved-wait.ts';

const answer = (ms: number) => ({ expected: `a deviceRsp with mid 9 within ${ms} ms`, actual: 'no answer' });
const back = (ms: number) => ({ expected: 'another connection', actual: `none within ${ms} ms` });
const unproved = { ofRule: [], ofRepetition: [] };

test('what was expected is told with the longest wait in which the rule was broken', () => {
  expect(withProvedWait(answer(1000), { ofRule: [answer(20_000), answer(400)], ofRepetition: [] })).toEqual(
    answer(20_000),
  );
  expect(withProvedWait(answer(1000), unproved)).toEqual(answer(1000));
});

test('what did not come is told with the wait of the repetition', () => {
  expect(withProvedWait(back(5611), { ofRule: [], ofRepetition: [back(45_000)] })).toEqual(back(45_000));
  expect(withProvedWait(back(5611), { ofRule: [back(45_000)], ofRepetition: [] })).toEqual(back(5611));
});

test('what came late was late by its own wait, if it came before the longest', () => {
  const late = { expected: 'an answer within 1000 ms', actual: 'an answer after 6500 ms' };
  const proof = (ms: number) => ({ expected: `an answer within ${ms} ms`, actual: 'an answer after 25000 ms' });
  expect(withProvedWait(late, { ofRule: [proof(3000)], ofRepetition: [] }).expected).toBe('an answer within 3000 ms');
  expect(withProvedWait(late, { ofRule: [proof(20_000)], ofRepetition: [] })).toEqual(late);
});

test('a number of reports in some time stays as it is', () => {
  const burst = { expected: 'at most 1', actual: '3 within 200 ms' };
  expect(
    withProvedWait(burst, { ofRule: [burst], ofRepetition: [{ ...burst, actual: 'none within 900 ms' }] }),
  ).toEqual(burst);
});
