import { expect, test } from 'vitest';
import { answered, commandSent, message, report, verdictOf } from '../../testing.ts';
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
  expect(verdictOf(rule, commandSent(), answered({ otherwise: 'form' })).exercised).toBe(0);
  expect(verdictOf(rule, commandSent(), answered({ otherwise: 'key' })).exercised).toBe(1);
});
