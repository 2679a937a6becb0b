import { expect, test } from 'vitest';
import { commandAnswered, commandSent, exchange, message, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-04.ts';

test('an empty journal does not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
});

test('an integer passes', () => {
  expect(verdictOf(rule, exchange())).toEqual({ exercised: 1, violations: [] });
});

test('digits in a string break it', () => {
  const answer = [...message({ msgType: 'deviceRsp', mid: '7', errcode: 0 }), commandAnswered({ mid: 7 })];
  expect(verdictOf(rule, commandSent({ mid: 7 }), answer)).toMatchObject({
    exercised: 1,
    violations: [{ expected: '7', actual: '"7"', nearMiss: 'digits in a string' }],
  });
});

test('a message that cannot be seen as JSON tells nothing', () => {
  expect(verdictOf(rule, commandSent(), commandAnswered())).toEqual({ exercised: 0, violations: [] });
});

test('the mid of an answer on the command topic is looked at where that is taken for one', () => {
  const topic = '/huawei/v1/devices/lamp-1/command/json';
  const astray = (mid: unknown) => [
    ...message({ msgType: 'deviceRsp', mid, errcode: 0 }, { topic, purpose: 'command' }),
    commandAnswered({ mid: 7, otherwise: 'form' }),
  ];
  expect(verdictOf(rule, commandSent({ mid: 7 }), astray(7))).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, commandSent({ mid: 7 }), astray('7')).violations).toMatchObject([{ actual: '"7"' }]);
});
