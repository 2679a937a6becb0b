import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../mock-platform/clock.ts';
import { reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import {
  answered,
  at,
  commandSent,
  commandUnanswered,
  type Event,
  journal,
  message,
  published,
  report,
  strayResponse,
} from '../rules/testing.ts';
import { AnsweredOtherwise, isAnswerOtherwise } from './answered-otherwise.ts';
import { Learnt } from './learnt.ts';

/** The mids that were given up, with the times; `until` is when the clock stops. */
function givenUp(
  events: readonly (Event | readonly Event[])[],
  { usualMs = 0, until = 60_000, isInVain = false } = {},
): string[] {
  const clock = new VirtualClock(0);
  const given: string[] = [];
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => clock.after(ms, callback),
    enoughMs: () => usualMs,
    isInVain: () => isInVain,
    isAnswer: isAnswerOtherwise,
    onEnd: () => {},
    giveUp: (key) => given.push(`${key} after ${clock.monotonic()} ms`),
  });
  for (const entry of journal(...events)) {
    clock.advance(entry.at - clock.monotonic());
    otherwise.see(entry);
  }
  clock.advance(until - clock.monotonic());
  return given;
}

describe('a command', () => {
  test('that nothing comes for is waited for', () => {
    expect(givenUp([commandSent({ mid: 7 })])).toEqual([]);
  });

  test('is given up shortly after an answer with another mid', () => {
    expect(givenUp([at(0, commandSent({ mid: 7 })), at(5, strayResponse({ mid: 1 }, 'unknown'))])).toEqual([
      '7 after 4305 ms',
    ]);
  });

  test('whose answer comes after that is not given up', () => {
    const events = [at(0, commandSent({ mid: 7 })), at(5, strayResponse({ mid: 8 }, 'unknown')), answered({ mid: 7 })];
    expect(givenUp(events)).toEqual([]);
  });

  test('has as long as a slow device needs', () => {
    const events = [at(0, commandSent({ mid: 7 })), at(5, strayResponse({ mid: 1 }, 'repeated'))];
    expect(givenUp(events, { usualMs: 9000 })).toEqual(['7 after 9205 ms']);
  });

  test('of several is given up when each of those before it has an answer of another kind', () => {
    const sent = [at(0, commandSent({ mid: 7 })), at(1, commandSent({ mid: 8 }))];
    const stray = at(2, strayResponse({ mid: 1 }, 'unknown'));
    expect(givenUp([...sent, stray])).toHaveLength(1);
    expect(givenUp([...sent, stray, strayResponse({ mid: 1 }, 'unknown')])).toHaveLength(2);
  });
});

test('an answer that bears the key of a request, and is one to others, is taken for what that has to say', () => {
  const ends: unknown[] = [];
  const clock = new VirtualClock(0);
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => clock.after(ms, callback),
    enoughMs: () => 0,
    isInVain: () => false,
    isAnswer: isAnswerOtherwise,
    onEnd: (came, { isAlone, isElsewhere }) => ends.push({ came, isAlone, isElsewhere }),
    giveUp: () => {},
  });
  const sent = [at(0, commandSent({ mid: 7 })), at(1, commandSent({ mid: 8 }))];
  const events = [...sent, at(2, strayResponse({ mid: 8 }, 'unknown')), at(3, answered({ mid: 7 }))];
  for (const entry of journal(...events, commandUnanswered({ mid: 8 }))) otherwise.see(entry);
  expect(ends).toEqual([{ came: false, isAlone: false, isElsewhere: true }]);
});

test('what was taken for the answer to a command that is answered was that of another one that waits', () => {
  const sent = [at(0, commandSent({ mid: 7 })), at(1, commandSent({ mid: 8 }))];
  expect(givenUp([...sent, at(5, strayResponse({ mid: 1 }, 'unknown')), answered({ mid: 7 })])).toEqual([
    expect.stringMatching(/^8 after /),
  ]);
});

test('has less time where it is known that the right answer never comes after another one', () => {
  const other = [at(0, commandSent({ mid: 7 })), at(5, strayResponse({ mid: 1 }, 'unknown'))];
  expect(givenUp(other, { usualMs: 9000, isInVain: true })).toEqual(['7 after 505 ms']);
});

test('what is known of a device that answers otherwise falls when the right answer comes once', () => {
  const learnt = new Learnt();
  for (let n = 0; n < 3; n++) learnt.answeredOtherwise(false);
  expect(learnt.answersOnlyOtherwise).toBe(true);
  learnt.answeredOtherwise(true);
  for (let n = 0; n < 9; n++) learnt.answeredOtherwise(false);
  expect(learnt.answersOnlyOtherwise).toBe(false);
});

test('where it is known that answers may not come, no command has longer than is enough', () => {
  const given: string[] = [];
  const clock = new VirtualClock(0);
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => clock.after(ms, callback),
    enoughMs: () => 0,
    isInVain: () => false,
    isAnswer: isAnswerOtherwise,
    onEnd: () => {},
    giveUp: (key) => given.push(key),
  });
  for (const entry of journal(at(0, commandSent({ mid: 7 })), at(900, commandSent({ mid: 8 })))) otherwise.see(entry);
  otherwise.hurry(1000, 1000);
  clock.advance(1);
  expect(given).toEqual(['7']);
  clock.advance(900);
  expect(given).toEqual(['7', '8']);
});

test('what waits for longer than the others on purpose goes on', () => {
  const given: string[] = [];
  const clock = new VirtualClock(0);
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => clock.after(ms, callback),
    enoughMs: () => 0,
    isInVain: () => false,
    isAnswer: isAnswerOtherwise,
    onEnd: () => {},
    giveUp: (key) => given.push(key),
  });
  const sent = [commandSent({ mid: 7, waitMs: 20_000 }), commandSent({ mid: 8, waitMs: 32_000 })];
  for (const entry of journal(...sent)) otherwise.see(entry);
  otherwise.hurry(0, 1000, 20_000);
  clock.advance(60_000);
  expect(given).toEqual(['7']);
});

describe('is an answer of another kind', () => {
  test.each<[string, boolean, readonly Event[]]>([
    ['one with a mid that was never sent', true, strayResponse({ mid: 9 }, 'unknown')],
    ['one without a mid', true, strayResponse({}, 'no-mid')],
    ['one with a mid that was answered', true, strayResponse({ mid: 1 }, 'repeated')],
    ['one that is just late', false, strayResponse({ mid: 1 }, 'late')],
    ['one to a command of a lost connection', false, strayResponse({ mid: 1 }, 'connection-lost')],
    ['one with another msgType', true, message({ msgType: 'cloudRsp', mid: 1, errcode: 0 })],
    ['one that is cut off', true, message('{"msgType":"deviceRsp","mid":1,"err')],
    ['one on another topic', true, [published({ purpose: 'command', payload: Buffer.from('{"mid":1,"errcode":0}') })]],
    ...(['properties/get/response', 'properties/get/request_id=1'] as const).map((path): [string, boolean, Event[]] => [
      `the values of a get on ${path}`,
      true,
      [published({ purpose: 'foreign', topic: `$oc/devices/x/sys/${path}`, payload: Buffer.from('{}') })],
    ]),
    [
      'values on a topic for reports',
      false,
      [published({ purpose: 'foreign', topic: '$oc/devices/x/properties/report' })],
    ],
    ['a report', false, report({ level: 4 })],
    ['a report that is cut off', false, message(JSON.stringify(reportMessage({ serviceId: 'Light' })).slice(0, -14))],
  ])('%s: %s', (_, expected, events) => {
    expect(journal(events).some(isAnswerOtherwise)).toBe(expected);
  });
});
