import { expect, test } from 'vitest';
import {
  closed,
  type Event,
  login,
  onStage,
  refusedAttempt,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-SESSION-02.ts';

const cut = closed({ by: 'platform', staged: true });
const exited: Event = { type: 'device-exited', deviceId: 'lamp-1', code: 1, signal: null, asked: false };

test('an empty journal, and an unbroken connection, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), onStage('idle'))).toEqual({ exercised: 0, violations: [] });
});

test.each(['cut', 'back'] as const)('%s: a new login passes', (stage) => {
  expect(verdictOf(rule, login(), onStage(stage, cut, login(2)))).toEqual({ exercised: 1, violations: [] });
});

test('one that is refused is a return all the same', () => {
  expect(verdictOf(rule, login(), onStage('cut', cut, refusedAttempt(2))).violations).toEqual([]);
});

test.each(['cut', 'back'] as const)('%s: staying away breaks it, when the device had its time', (stage) => {
  expect(verdictOf(rule, login(), onStage(stage, cut)).violations).toMatchObject([{ actual: 'none within 10000 ms' }]);
  const incomplete = [stageBegan(stage), cut, stageEnded(stage, { complete: false })];
  expect(verdictOf(rule, login(), incomplete)).toEqual({ exercised: 0, violations: [] });
});

test('so does ending', () => {
  expect(verdictOf(rule, login(), onStage('cut', cut, exited))).toMatchObject({
    exercised: 1,
    violations: [
      { message: 'It ended after its connection broke.', actual: 'it ended with exit code 1, 200 ms after that' },
    ],
  });
});
