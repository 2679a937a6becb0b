import { expect, test } from 'vitest';
import { answered, commandAnswered, commandSent, message, report, verdictOf } from '../../testing.ts';
import rule from './V1-TOPIC-06.ts';

const topic = '/huawei/v1/devices/lamp-1/command/json';

test('an answer on the data topic passes', () => {
  expect(verdictOf(rule, commandSent(), answered())).toEqual({ exercised: 1, violations: [] });
});

test('an answer on the command topic breaks it', () => {
  const wrong = message({ msgType: 'deviceRsp', mid: 1, errcode: 0 }, { topic, purpose: 'command' });
  expect(verdictOf(rule, commandSent(), wrong)).toMatchObject({
    exercised: 1,
    violations: [{ expected: '/huawei/v1/devices/lamp-1/data/json', actual: topic }],
  });
});

test('so do the bytes of an answer', () => {
  const wrong = message(Uint8Array.of(3, 0, 1), { topic, purpose: 'command' });
  expect(verdictOf(rule, wrong).violations).toHaveLength(1);
});

test('a report on the command topic is another matter', () => {
  const wrong = message({ msgType: 'deviceReq', data: [] }, { topic, purpose: 'command' });
  expect(verdictOf(rule, report(), wrong)).toEqual({ exercised: 0, violations: [] });
});

test('what was taken for an answer where none is read does not keep it', () => {
  const wrong = message({ msgType: 'deviceRsp', mid: 1, errcode: 0 }, { topic, purpose: 'command' });
  const meant = commandAnswered({ otherwise: 'form' });
  expect(verdictOf(rule, commandSent(), wrong, meant)).toMatchObject({ exercised: 1, violations: [{}] });
  expect(verdictOf(rule, commandSent(), answered({ otherwise: 'key' })).exercised).toBe(1);
});

test('bytes in the right place that had to be mended keep it', () => {
  const meant = [...message(Uint8Array.of(3, 0, 1, 0)), commandAnswered({ otherwise: 'form' })];
  expect(verdictOf(rule, commandSent(), meant)).toEqual({ exercised: 1, violations: [] });
});
