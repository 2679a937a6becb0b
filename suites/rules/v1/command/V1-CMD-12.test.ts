import { expect, test } from 'vitest';
import { answered, commandSent, deviceDeclared, exchange, login, onStage, silence, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-12.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), onStage('burst', silence({ mid: 9 })))).toEqual({ exercised: 0, violations: [] });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, onStage('burst', exchange({ mid: 9 })))).toEqual({ exercised: 1, violations: [] });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, onStage('burst', silence({ mid: 9 })));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('answers in another order pass', () => {
  const sent = [7, 8, 9].map((mid) => commandSent({ mid }));
  const answers = [9, 7, 8].map((mid) => answered({ mid }));
  expect(verdictOf(rule, proven, onStage('burst', sent, ...answers))).toEqual({ exercised: 3, violations: [] });
});

test('contents that are swapped break it, with both mids right', () => {
  const level = (level: number) => ({ level });
  const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
  const sent = [commandSent({ mid: 8, paras: level(1) }), commandSent({ mid: 9, paras: level(2) })];
  const swapped = [
    answered({ mid: 8, paras: level(1), body: level(2) }),
    answered({ mid: 9, paras: level(2), body: level(1) }),
  ];
  expect(verdictOf(rule, echo, login(), onStage('burst', sent, ...swapped)).violations).toHaveLength(2);
});

test('an answer with the key of another command does not keep it, and none in another form breaks it', () => {
  const one = (otherwise: 'key' | 'form') => onStage('burst', commandSent({ mid: 9 }), answered({ mid: 9, otherwise }));
  expect(verdictOf(rule, proven, one('key'))).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, one('form'))).toEqual({ exercised: 1, violations: [] });
});
