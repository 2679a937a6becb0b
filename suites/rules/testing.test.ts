import { expect, test } from 'vitest';
import { reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { defineRule } from './rule.ts';
import { at, beginning, closed, commandSent, journal, login, message, onStage, report, verdictOf } from './testing.ts';

test('events are numbered and stand 100 ms apart', () => {
  const stamps = journal(closed(), [closed(), closed()]).map(({ seq, at, wall }) => ({ seq, at, wall }));
  expect(stamps).toEqual([
    { seq: 1, at: 0, wall: beginning },
    { seq: 2, at: 100, wall: beginning + 100 },
    { seq: 3, at: 200, wall: beginning + 200 },
  ]);
});

test('time can be set, and goes on from there', () => {
  expect(journal(closed(), at(5000, [closed(), closed()]), closed()).map((entry) => entry.at)).toEqual([
    0, 5000, 5100, 5200,
  ]);
});

test('a login is a whole conversation', () => {
  expect(login(3).map((event) => event.type)).toEqual([
    'connection-opened',
    'tls-handshake',
    'packet-received',
    'authenticated',
    'packet-sent',
    'device-online',
  ]);
});

test('a message keeps its text and its value', () => {
  expect(message('{"a":1.0}')).toMatchObject([{ type: 'published' }, { type: 'message-received', value: { a: 1 } }]);
  expect(message('{')).toMatchObject([{}, { unreadable: expect.any(String) }]);
  expect(report({ level: 1 }, { serviceId: 'Light', eventTime: null })).toMatchObject([
    {},
    { value: reportMessage({ serviceId: 'Light', serviceData: { level: 1 }, eventTime: null }) },
  ]);
});

test('a stage surrounds its events', () => {
  expect(onStage('cut', login()).map((event) => event.type)).toMatchObject({ 0: 'stage-began', 7: 'stage-ended' });
});

test('a command carries its own mid in its payload', () => {
  const [entry] = journal(commandSent({ mid: 7 }));
  expect(entry?.type === 'command-sent' && JSON.parse(new TextDecoder().decode(entry.payload))).toMatchObject({
    mid: 7,
  });
});

test('verdictOf counts cases and collects violations', () => {
  const rule = defineRule({
    id: 'X-1',
    level: 'MUST',
    sentence: 'says DISCONNECT',
    source: 'test',
    judge: ({ exercised, broken }) => ({
      'connection-closed'(entry) {
        exercised();
        if (!entry.clean) broken({ message: 'It did not.', expected: 'a', actual: 'b', evidence: [entry] });
      },
    }),
  });
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, closed(), closed({ by: 'platform' }))).toMatchObject({
    exercised: 2,
    violations: [{ message: 'It did not.', evidence: [{ seq: 2 }] }],
  });
});
