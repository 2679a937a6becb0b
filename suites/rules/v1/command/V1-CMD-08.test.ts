import { describe, expect, test } from 'vitest';
import { exchange, login, onStage, silence, strayResponse, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-08.ts';

const proven = [...login(), ...exchange({ mid: 5 })];

test('an empty journal, and valid commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, silence({ mid: 9 }))).toEqual({ exercised: 0, violations: [] });
});

describe.each(['unknown-service', 'unknown-command'] as const)('%s', (fit) => {
  const command = { mid: 9, fit };

  test('refused passes', () => {
    expect(verdictOf(rule, proven, exchange(command, { errcode: 1 }))).toEqual({ exercised: 1, violations: [] });
  });

  test('reported as a success breaks it', () => {
    expect(verdictOf(rule, proven, exchange(command)).violations).toMatchObject([{ actual: 'errcode 0' }]);
  });

  test('left without an answer breaks it, in any form', () => {
    expect(verdictOf(rule, proven, silence({ ...command, form: 'pretty-printed' })).violations).toMatchObject([
      { actual: 'no answer' },
    ]);
  });

  test('refused too late is for another rule', () => {
    const late = strayResponse({ mid: 9, errcode: 1 }, 'late');
    expect(verdictOf(rule, proven, silence(command), late).violations).toEqual([]);
  });

  test('refused with another mid is for other rules, and not where it may be the answer to another command', () => {
    const events = (stray: Parameters<typeof strayResponse>) =>
      silence(command).flatMap((event, at) => (at === 0 ? [event, ...strayResponse(...stray)] : [event]));
    expect(verdictOf(rule, proven, events([{ mid: 65_536, errcode: 1 }, 'unknown'])).violations).toEqual([]);
    expect(verdictOf(rule, proven, events([{ mid: 5, errcode: 1 }, 'late'])).violations).toHaveLength(1);
  });

  test('left by a device that answers nothing, or not here, is for other rules', () => {
    expect(verdictOf(rule, login(), silence(command)).violations).toEqual([]);
    expect(verdictOf(rule, proven, onStage('pieces', silence(command))).violations).toEqual([]);
    expect(verdictOf(rule, proven, silence(command, { outcome: 'connection-lost' })).violations).toEqual([]);
    expect(verdictOf(rule, proven, silence({ ...command, mid: 4 })).violations).toEqual([]);
  });
});
