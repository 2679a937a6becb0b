import { expect, test } from 'vitest';
import {
  closed,
  exchange,
  login,
  onStage,
  probeSent,
  silence,
  stageBegan,
  stageEnded,
  strayResponse,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-STREAM-03.ts';

const proven = [...login(), ...exchange({ mid: 5 })];
const probe = probeSent({ kind: 'oversized', flaw: 'a command of 4096 bytes', mid: 77 });
const dropped = closed({ clean: false, reason: 'reset' });

test('an empty journal, and malformed commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, probeSent(), exchange({ mid: 9 }))).toEqual({ exercised: 0, violations: [] });
});

test('ignoring it, answering it, and coming back pass', () => {
  const next = exchange({ mid: 9 });
  expect(verdictOf(rule, proven, onStage('oversized', probe, next))).toEqual({ exercised: 1, violations: [] });
  const answer = strayResponse({ mid: 77 }, 'unknown');
  expect(verdictOf(rule, proven, onStage('oversized', probe, answer, next)).violations).toEqual([]);
  const back = [...login(2), ...exchange({ mid: 9, connection: 2 })];
  expect(verdictOf(rule, proven, onStage('oversized', probe, dropped, back))).toEqual({ exercised: 1, violations: [] });
});

test('staying away breaks it, when the device had its time', () => {
  const { violations } = verdictOf(rule, proven, onStage('oversized', probe, dropped));
  expect(violations).toMatchObject([
    { message: 'It lost its connection and did not come back after a command of 4096 bytes.' },
  ]);
  const incomplete = [stageBegan('oversized'), probe, dropped, stageEnded('oversized', { complete: false })];
  expect(verdictOf(rule, proven, incomplete).violations).toEqual([]);
});

test('hanging and ending break it', () => {
  expect(verdictOf(rule, proven, onStage('oversized', probe, silence({ mid: 9 }))).violations).toHaveLength(1);
  const exited = { type: 'device-exited', deviceId: 'lamp-1', code: null, signal: 'SIGSEGV', asked: false } as const;
  expect(verdictOf(rule, proven, probe, dropped, exited).violations).toMatchObject([
    { actual: 'it ended by SIGSEGV 200 ms after that' },
  ]);
});
