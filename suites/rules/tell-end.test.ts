import { expect, test } from 'vitest';
import { rules } from './catalogue.ts';
import { howItEnded } from './how-it-ended.ts';
import { findingsIn } from './judge.ts';
import { commandSent, type Event, exchange, journal, login, onStage, silence } from './testing.ts';

const exited = (code: number | null, signal: string | null = null, asked = false): Event => ({
  type: 'device-exited',
  deviceId: 'lamp-1',
  code,
  signal,
  asked,
});
const closed: Event = { type: 'connection-closed', connection: 1, by: 'device', reason: 'reset', clean: false };
const found = (id: string, ...events: readonly (Event | readonly Event[])[]) => {
  const entries = journal(...events);
  const [finding] = findingsIn(
    rules.filter((rule) => rule.id === id),
    entries,
  );
  return finding?.violations.map(({ message, actual, evidence }) => [
    message,
    actual,
    entries.find(({ seq }) => seq === evidence.at(-1)?.seq)?.type,
  ]);
};

test.each([
  ['by a signal', exited(null, 'SIGSEGV'), 'it ended by SIGSEGV 200 ms after the command'],
  ['with an exit code', exited(3), 'it ended with exit code 3, 200 ms after the command'],
  ['as if all were done', exited(0), 'it ended with exit code 0, 200 ms after the command'],
])('a connection that closes because the device ended %s is reported as its end', (_, exit, actual) => {
  expect(found('V1-CMD-01', exchange(), commandSent({ mid: 9 }), closed, exit)).toEqual([
    ['It ended instead of answering Light/SET_LEVEL with mid 9.', actual, 'device-exited'],
  ]);
});

test('a device that lives and closes its connection is reported as before', () => {
  expect(found('V1-CMD-01', exchange(), commandSent({ mid: 9 }), closed)).toEqual([
    [
      'It closed the connection instead of answering Light/SET_LEVEL with mid 9.',
      'the connection closed',
      'connection-closed',
    ],
  ]);
});

test('an end that was asked for, or that comes much later, is not the reason', () => {
  const unheard = ['It did not answer Light/SET_LEVEL with mid 9.', 'no answer', 'command-unanswered'];
  const late = { ...exited(1), at: 90_000 };
  expect(found('V1-CMD-01', exchange(), silence({ mid: 9 }), exited(0, null, true))).toEqual([unheard]);
  expect(found('V1-CMD-01', exchange(), silence({ mid: 9 }), late)).toEqual([unheard]);
});

test('a device that ended after its connection broke did not merely stay away', () => {
  expect(found('V1-SESSION-02', login(), onStage('cut', closed, exited(1)))?.[0]?.[0]).toBe(
    'It ended after its connection broke.',
  );
});

test('without a moment, only how', () => {
  expect(howItEnded({ code: 1, signal: null, at: 5 })).toBe('ended with exit code 1');
});
