import { describe, expect, test } from 'vitest';
import { command } from './command/rules.ts';
import { get } from './get/rules.ts';
import { set } from './set/rules.ts';
import {
  bytes,
  type Event,
  exchange,
  login,
  message,
  publishedElsewhere,
  requestSent,
  requestUnanswered,
  rid,
  strayResponse,
  topicOf,
  verdictOf,
  world,
} from './testing.ts';

const rules = { command, set, get };
type Family = keyof typeof rules;

const own = '$oc/devices/lamp-1';
const saying = (topic: string, content: object): Event =>
  ({ ...publishedElsewhere(topic), payload: bytes(content) }) as Event;

/** What the rule on answers of a family says of a request for which this came, and nothing else. */
const told = (family: Family, ...came: readonly (Event | Event[])[]) => {
  const rule = rules[family].find(({ id }) => id.endsWith('-01'));
  if (!rule) throw new Error(`There is no rule on answers to a ${family}.`);
  const events = [requestSent({ family }), ...came, requestUnanswered({ family })];
  const [violation] = verdictOf(rule, login(), ...events).violations;
  return { actual: violation?.actual, nearMiss: violation?.nearMiss, shown: violation?.evidence.length };
};

describe('an answer in another place is named', () => {
  test.each<[string, Family, string, object, string]>([
    [
      'without request id',
      'command',
      'sys/commands/response',
      { result_code: 0 },
      'the request id is missing at the end',
    ],
    [
      'with it in the message',
      'command',
      'sys/commands/response',
      { result_code: 0, request_id: rid() },
      'the request id is missing at the end, the request_id stands in the message',
    ],
    [
      'on the topic of the request',
      'set',
      `sys/properties/set/request_id=${rid()}`,
      { result_code: 0 },
      'the topic of the request: answers have "/response" in theirs',
    ],
    [
      'of a get, without request id',
      'get',
      'sys/properties/get/response',
      { services: [] },
      'the request id is missing at the end',
    ],
    ['of a get, without sys', 'get', `properties/get/response/request_id=${rid()}`, { services: [] }, 'without "sys/"'],
  ])('%s', (_, family, path, content, nearMiss) => {
    expect(told(family, saying(`${own}/${path}`, content))).toEqual({
      actual: `no answer, but one on "${own}/${path}"`,
      nearMiss,
      shown: 3,
    });
  });

  test('among the reports', () => {
    const up = message({ result_code: 0, request_id: rid() }, { channel: 'properties/report' });
    expect(told('set', up)).toMatchObject({
      actual: `no answer, but one on "${topicOf('properties/report')}"`,
      nearMiss: 'the request_id stands in the message',
    });
  });

  test('once where it came on the same topic again', () => {
    const again = saying(`${own}/sys/commands/response`, { result_code: 0 });
    expect(told('command', again, again).actual).toBe(`no answer, but one on "${own}/sys/commands/response"`);
  });
});

test.each<[string, Family, Event | Event[]]>([
  ['that of another family', 'set', saying(`${own}/sys/commands/response`, { result_code: 0 })],
  ['a report', 'get', message({ services: [] }, { channel: 'properties/report' })],
  ['a report on a wrong topic', 'get', saying('$oc/device/lamp-1/sys/properties/report', { services: [] })],
  [
    'an event with a code of its own',
    'command',
    message({ services: [{ paras: { result_code: 0 } }] }, { channel: 'events/up' }),
  ],
  ['a topic of its own', 'command', saying('lamp/level', { level: 1 })],
])('%s is not an answer in another place', (_, family, came) => {
  expect(told(family, came)).toEqual({ actual: 'no answer', nearMiss: undefined, shown: 2 });
});

test('what should be refused, and is answered in another place, was not left without an answer', () => {
  const refused = { services: [{ service_id: 'Unheard_of', properties: {} }] };
  const asked = { family: 'set', key: rid(9), fit: 'unknown-service', paras: refused } as const;
  const after = (...came: readonly (Event | Event[])[]) => {
    const proven = [...world(), ...login(), ...exchange({ family: 'set' })];
    const events = [
      ...proven,
      requestSent(asked),
      ...came,
      requestUnanswered({ family: 'set', key: rid(9), fit: 'unknown-service' }),
    ];
    return set
      .filter((rule) => /-0[78]$/.test(rule.id) && verdictOf(rule, ...events).violations.length > 0)
      .map(({ id }) => id);
  };
  expect(after()).toEqual(['V2-SET-07']);
  expect(after(strayResponse(rid(9), 'unknown', { family: 'command' }))).toEqual([]);
  expect(after(saying(`${own}/sys/properties/set/response`, { result_code: 1 }))).toEqual([]);
});

test('what is answered in its place, too, is not accused', () => {
  const [sent, ...answer] = exchange();
  const events = [sent as Event, saying(`${own}/sys/commands/response`, { result_code: 0 }), ...answer];
  expect(verdictOf(command[0] as (typeof command)[number], login(), ...events).violations).toEqual([]);
});
