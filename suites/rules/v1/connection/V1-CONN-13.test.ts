import { expect, test } from 'vitest';
import { login, onStage, refused, refusedAttempt, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-13.ts';

const turnedAway = (connection: number) => refusedAttempt(connection, 3, { staged: true });

test('a device that gets in afterwards passes', () => {
  expect(verdictOf(rule, onStage('unavailable', turnedAway(1), turnedAway(2), login(3)))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('what follows once it got in is another matter', () => {
  expect(verdictOf(rule, onStage('unavailable', turnedAway(1), login(2), refusedAttempt(3))).violations).toEqual([]);
});

test('a device that does not try again breaks it', () => {
  expect(verdictOf(rule, onStage('unavailable', turnedAway(1)))).toMatchObject({
    exercised: 1,
    violations: [{ actual: 'none within 10000 ms', evidence: [{ type: 'authenticated' }, { type: 'stage-ended' }] }],
  });
});

test('a device that comes back with bad credentials breaks it', () => {
  expect(verdictOf(rule, onStage('unavailable', turnedAway(1), refusedAttempt(2, 4))).violations).toMatchObject([
    { actual: 'refused with code 4' },
  ]);
});

test('a device that was never turned away shows nothing', () => {
  expect(verdictOf(rule, onStage('unavailable', login()))).toEqual({ exercised: 0, violations: [] });
});

test('a stage that was not played to its end shows nothing', () => {
  const events = [stageBegan('unavailable'), ...turnedAway(1), stageEnded('unavailable', { complete: false })];
  expect(verdictOf(rule, events)).toEqual({ exercised: 0, violations: [] });
});

test('other stages and other devices show nothing', () => {
  expect(verdictOf(rule, onStage('refused', refusedAttempt(1, 3)))).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, onStage('unavailable', refused(3, { deviceId: 'lamp-2' }))).exercised).toBe(0);
});
