import { expect, test } from 'vitest';
import {
  answered,
  commandSent,
  commandUnanswered,
  deviceDeclared,
  exchange,
  login,
  onStage,
  silence,
  strayResponse,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CMD-01.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and a device that is sent nothing valid, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), exchange({ fit: 'unknown-service' }))).toEqual({ exercised: 0, violations: [] });
});

test('answers pass, in any order and with any errcode', () => {
  const sent = [commandSent({ mid: 1 }), commandSent({ mid: 2 })];
  expect(verdictOf(rule, login(), sent, answered({ mid: 2, errcode: 1 }), answered({ mid: 1 }))).toEqual({
    exercised: 2,
    violations: [],
  });
});

test('silence breaks it once, whatever the commands, as long as the device answers nothing', () => {
  const { exercised, violations } = verdictOf(
    rule,
    login(),
    silence({ mid: 1 }),
    silence({ mid: 2, form: 'pretty-printed' }),
    onStage('burst', silence({ mid: 3 })),
  );
  expect(exercised).toBe(1);
  expect(violations).toHaveLength(1);
});

test('so does silence to an ordinary command later', () => {
  expect(verdictOf(rule, proven, silence({ mid: 9 })).violations).toMatchObject([
    { message: 'It did not answer Light/SET_LEVEL with mid 9.' },
  ]);
});

test('and an answer with a wrong mid', () => {
  const wrong = [commandSent({ mid: 9 }), strayResponse({ mid: 10 }, 'unknown'), commandUnanswered({ mid: 9 })];
  expect(verdictOf(rule, proven, ...wrong).violations).toMatchObject([{ actual: 'no answer, but one with mid 10' }]);
});

test('commands that fail for what is special about them are for other rules', () => {
  const { violations } = verdictOf(
    rule,
    proven,
    silence({ mid: 6, form: 'pretty-printed' }),
    silence({ mid: 65_535 }),
    onStage('pieces', silence({ mid: 7 })),
    silence({ mid: 5 }),
  );
  expect(violations).toEqual([]);
});

test('an answer that comes too late, and a lost connection, are not silence', () => {
  expect(verdictOf(rule, proven, silence({ mid: 9 }), strayResponse({ mid: 9 }, 'late')).violations).toEqual([]);
  expect(verdictOf(rule, proven, silence({ mid: 9 }, { outcome: 'connection-lost' })).violations).toEqual([]);
});

test('other content is not silence', () => {
  const echo = deviceDeclared({ echoCommand: 'Light/SET_LEVEL' });
  expect(verdictOf(rule, echo, login(), exchange({}, { body: { level: 1 } }))).toEqual({
    exercised: 1,
    violations: [],
  });
});
