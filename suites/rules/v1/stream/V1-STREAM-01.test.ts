import { expect, test } from 'vitest';
import { closed, commandSent, exchange, login, onStage, silence, verdictOf } from '../../testing.ts';
import rule from './V1-STREAM-01.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that answers nothing at all, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), onStage('pieces', silence({ mid: 9 })))).toEqual({ exercised: 0, violations: [] });
});

test('an answer passes', () => {
  expect(verdictOf(rule, proven, onStage('pieces', exchange({ mid: 9 })))).toEqual({ exercised: 1, violations: [] });
});

test('silence breaks it', () => {
  const { exercised, violations } = verdictOf(rule, proven, onStage('pieces', silence({ mid: 9 })));
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('closing the connection breaks it, too', () => {
  const dropped = [commandSent({ mid: 9 }), closed({ clean: false, reason: 'reset' })];
  expect(verdictOf(rule, proven, onStage('pieces', ...dropped)).violations).toMatchObject([
    { message: 'It closed the connection instead of answering Light/SET_LEVEL with mid 9, sent in pieces.' },
  ]);
});
