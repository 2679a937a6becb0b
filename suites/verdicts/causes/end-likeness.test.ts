import { expect, test } from 'vitest';
import { commandSent, type Event, exchange, journal } from '../../rules/testing.ts';
import type { Case } from './case.ts';
import { endLikeness } from './end-likeness.ts';

const exited = (signal: string): Event => ({
  type: 'device-exited',
  deviceId: 'lamp-1',
  code: null,
  signal,
  asked: false,
});
const started: Event = { type: 'device-started', deviceId: 'lamp-1' };
const caseOf = (...events: readonly (Event | readonly Event[])[]): Case => {
  const entries = journal(...events);
  const shownBy = entries.at(-1);
  if (!shownBy) throw new Error('no events');
  return { journal: entries, evidence: [shownBy], shownBy, packet: shownBy } as unknown as Case;
};
const blink = caseOf(started, exchange(), commandSent({ mid: 2, cmd: 'BLINK' }), exited('SIGSEGV'));
const among = caseOf(started, commandSent({ mid: 1 }), commandSent({ mid: 2, cmd: 'BLINK' }), exited('SIGSEGV'));

test('what was sent and not answered before each end is what the ends have in common', () => {
  expect([...endLikeness([blink, among])]).toEqual(['ended by SIGSEGV at BLINK']);
});

test('another way of ending, another command, or something that is not an end has nothing in common', () => {
  expect(endLikeness([blink, caseOf(started, commandSent({ cmd: 'BLINK' }), exited('SIGABRT'))]).size).toBe(0);
  expect(endLikeness([blink, caseOf(started, commandSent({ cmd: 'RESET' }), exited('SIGSEGV'))]).size).toBe(0);
  expect(endLikeness([blink, caseOf(started, exchange({ cmd: 'BLINK' }), exited('SIGSEGV'))]).size).toBe(0);
  expect(endLikeness([blink, caseOf(started, commandSent({ cmd: 'BLINK' }))]).size).toBe(0);
  expect(endLikeness([]).size).toBe(0);
});
