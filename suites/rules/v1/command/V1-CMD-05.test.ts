import { expect, test } from 'vitest';
import { commandAnswered, message, report, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-05.ts';

const response = (content: object) => message({ msgType: 'deviceRsp', mid: 1, ...content });

test('an empty journal, reports, and what cannot be read do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, report(), message('{'), message('null'))).toEqual({ exercised: 0, violations: [] });
});

test.each([0, 1, -7, 400])('errcode %j passes', (errcode) => {
  expect(verdictOf(rule, response({ errcode }))).toEqual({ exercised: 1, violations: [] });
});

test.each([
  [{ errcode: '0' }, '"0"', 'digits in a string'],
  [{ errcode: 'ok' }, '"ok"', undefined],
  [{ errcode: 0.5 }, '0.5', undefined],
  [{ errcode: true }, 'true', undefined],
  [{ errcode: null }, 'null', undefined],
  [{ errCode: 0 }, 'no errcode', '"errCode" where "errcode" belongs'],
  [{ error_code: 0 }, 'no errcode', '"error_code" where "errcode" belongs'],
  [{ errorCode: 0 }, 'no errcode', '"errorCode" where "errcode" belongs'],
  [{}, 'no errcode', undefined],
])('%j breaks it', (content, actual, nearMiss) => {
  const { violations } = verdictOf(rule, response(content));
  expect(violations).toHaveLength(1);
  expect(violations[0]).toMatchObject({ actual, ...(nearMiss && { nearMiss }) });
});

test('the errcode of what is taken for an answer is looked at, and that of a right one once', () => {
  const meant = (errcode: unknown) => commandAnswered({ errcode, otherwise: 'form' });
  expect(verdictOf(rule, meant(0))).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, meant('0')).violations).toMatchObject([{ actual: '"0"', nearMiss: 'digits in a string' }]);
  expect(verdictOf(rule, response({ errcode: 0 }), commandAnswered({ errcode: 0 })).exercised).toBe(1);
});
