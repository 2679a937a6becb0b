import { expect, test } from 'vitest';
import { answered, commandSent, exchange, login, onStage, silence, verdictOf } from '../../testing.ts';
import rule from './V1-STREAM-02.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), onStage('joined', silence({ mid: 9 })))).toEqual({ exercised: 0, violations: [] });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, onStage('joined', exchange({ mid: 9 })))).toEqual({ exercised: 1, violations: [] });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, onStage('joined', silence({ mid: 9 })));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('answering only the first of several breaks it', () => {
  const sent = [commandSent({ mid: 8 }), commandSent({ mid: 9 })];
  const { violations } = verdictOf(rule, proven, onStage('joined', sent, answered({ mid: 8 }), silence({ mid: 9 })));
  expect(violations).toHaveLength(1);
});
