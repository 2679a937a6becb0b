import { describe, expect, test } from 'vitest';
import { commandTopicOf, dataTopicOf } from '../../../../mock-platform/generations/v1/messages-testing.ts';
import {
  answered,
  type BrokenCase,
  deviceDeclared,
  deviceRegistered,
  type Event,
  event,
  exchange,
  login,
  message,
  published,
  publishedElsewhere,
  report,
  requestAnswered,
  requestSent,
  requestUnanswered,
  rid,
  ruleIn,
  silence,
  strayResponse,
  subscribed,
  subscribes,
  topicOf,
  verdictOf,
} from '../testing.ts';
import { topic as rules } from './rules.ts';

const ruleOf = (id: string) => ruleIn(rules, id);
const own = '$oc/devices/lamp-1';

const broken: readonly BrokenCase[] = [
  ...(
    [
      ['$oc/devices/lamp-2/sys/properties/report', "another device's id"],
      ['$oc/devices/{lamp-1}/sys/properties/report', 'braces round the id'],
      [
        '$oc/devices/lamp-1_0_0_2026011512/sys/properties/report',
        'the client identifier where the device_id alone belongs',
      ],
      ['$oc/devices/node_1/sys/events/up', 'the node_id where the device_id belongs'],
      ['oc/devices/lamp-1/sys/properties/report', 'without the $ in front'],
      ['/$oc/devices/lamp-1/sys/properties/report', 'a slash in front'],
      ['$OC/devices/lamp-1/sys/properties/report', 'another letter case'],
      ['$oc/device/lamp-1/sys/properties/report', '"device" for "devices"'],
    ] as const
  ).map(
    ([topic, nearMiss]): BrokenCase => [
      'V2-TOPIC-01',
      topic,
      [deviceRegistered(), publishedElsewhere(topic)],
      { expected: 'a topic that begins with $oc/devices/lamp-1/', actual: `"${topic}"`, nearMiss },
    ],
  ),
  [
    'V2-TOPIC-02',
    'a topic that there is not',
    [published({ channel: 'unknown' })],
    { message: 'It published on a topic that the interface does not have.' },
  ],
  [
    'V2-TOPIC-02',
    'a misspelt topic',
    [published({ channel: 'unknown', topic: `${own}/sys/property/report` })],
    { nearMiss: '"property" for "properties"' },
  ],
  [
    'V2-TOPIC-02',
    'a misspelt topic with a request id behind it',
    [published({ channel: 'unknown', topic: `${own}/sys/property/report?request_id=1` })],
    { message: 'It published on a topic that the interface does not have.' },
  ],
  [
    'V2-TOPIC-02',
    'a result on events/down',
    [published({ channel: 'events/down' })],
    { message: 'It published on a topic on which only the platform publishes.', actual: `"${own}/sys/events/down"` },
  ],
  [
    'V2-TOPIC-03',
    'a property set that is answered as a command',
    [requestSent({ family: 'set' }), strayResponse(rid(), 'unknown', { family: 'command' })],
    {
      message: 'It answered a property set as if it were a command.',
      expected: `an answer on sys/properties/set/response/request_id=${rid()}`,
      actual: `one on sys/commands/response/request_id=${rid()}`,
    },
  ],
  [
    'V2-TOPIC-03',
    'a command that is answered on its own topic',
    [requestSent(), published({ channel: 'commands', key: rid() })],
    { message: 'It published where its requests come from, and where the platform does not listen.' },
  ],
  ...[
    'sys/#',
    '#',
    'sys/messages/dowm',
    'sys/messages/up',
    'sys/commands',
    'sys/commands/response/#',
    'sys/properties/set/response/#',
    'sys/properties/report',
    'messages/down',
  ].map(
    (filter): BrokenCase => [
      'V2-TOPIC-09',
      filter,
      [subscribes(`${own}/${filter}`)],
      { message: 'It subscribed to what the platform does not send to it.', actual: `"${own}/${filter}"` },
    ],
  ),
  ...['$oc/devices/+/sys/#', '$oc/devices/lamp-2/sys/commands/#', '#', '+/#', 'oc/devices/lamp-1/sys/commands/#'].map(
    (filter): BrokenCase => ['V2-TOPIC-09', filter, [subscribes(filter, { granted: 0x80 })], { actual: `"${filter}"` }],
  ),
  ...(
    [
      ['V2-TOPIC-04', rid(3), rid(3).slice(0, 19), 'the first 19 characters of the request id'],
      ['V2-TOPIC-04', rid(3), rid(3).toUpperCase(), 'the request id in capitals'],
      ['V2-TOPIC-04', rid(3), rid(3).replaceAll('-', ''), 'the request id without its hyphens'],
      ['V2-TOPIC-05', 'x'.repeat(64), 'x'.repeat(36), 'the first 36 characters of the request id'],
      ['V2-TOPIC-05', '12345678', '1234567890', 'the request id with more behind it'],
      ['V2-TOPIC-06', 'a%41b', 'aAb', 'the request id, percent-decoded'],
      ['V2-TOPIC-06', 'lamp=3', 'lamp', 'the request id up to its second "="'],
      ['V2-TOPIC-06', 'Köln-7', 'K?ln-7', 'the request id with "?" for what is not ASCII'],
    ] as const
  ).map(
    ([id, key, sent, nearMiss]): BrokenCase => [
      id,
      nearMiss,
      [requestSent({ key }), strayResponse(sent), requestUnanswered({ key })],
      { nearMiss, actual: `no answer, but one with request_id ${sent}` },
    ],
  ),
  [
    'V2-TOPIC-05',
    'silence to a long one',
    [exchange(), silence({ key: 'y'.repeat(128), paras: { level: 1 } })],
    { actual: 'no answer' },
  ],
  [
    'V2-TOPIC-05',
    'the tail of a long one behind the next, which is as usual',
    [
      requestSent({ key: 'z'.repeat(64) }),
      strayResponse('zz'),
      requestSent({ key: rid(3), family: 'set' }),
      strayResponse(rid(3) + 'z'.repeat(28), 'unknown', { family: 'set' }),
      requestUnanswered({ key: rid(3), family: 'set' }),
    ],
    { nearMiss: 'the request id with more behind it' },
  ],
  [
    'V2-TOPIC-05',
    'the tail of a long one, some time later',
    [
      requestSent({ key: 'z'.repeat(64) }),
      strayResponse('zz'),
      requestSent({ key: rid(4), family: 'set' }),
      requestSent({ key: rid(3) }),
      strayResponse(rid(3) + 'z'.repeat(28)),
      requestUnanswered({ key: rid(3) }),
    ],
    { nearMiss: 'the request id with more behind it' },
  ],
  [
    'V2-TOPIC-06',
    'silence to an odd one',
    [exchange(), silence({ key: 'a:b~c', paras: { level: 1 } })],
    { actual: 'no answer' },
  ],
  [
    'V2-TOPIC-07',
    'silence to what came before it subscribed',
    [
      requestSent(),
      subscribed(`${own}/sys/commands/#`, { channel: 'commands' }),
      requestUnanswered(),
      exchange({ key: rid(2), paras: { level: 1 } }),
    ],
    { message: `It did not answer Light/SET_LEVEL with request_id ${rid()}, before it had subscribed to the like.` },
  ],
  ['V2-TOPIC-12', 'an empty one', [published({ traceId: '' })], { actual: '?request_id= with nothing behind it' }],
  [
    'V2-TOPIC-12',
    'two of them',
    [published({ topic: `${topicOf('messages/up')}?request_id=a?request_id=b`, channel: 'unknown' })],
    { actual: '?request_id= 2 times' },
  ],
  [
    'V2-TOPIC-12',
    'one behind an event',
    [published({ topic: `${topicOf('events/up')}?request_id=a`, channel: 'unknown' })],
    { actual: `?request_id= behind ${topicOf('events/up')}` },
  ],
  [
    'V2-TOPIC-12',
    'one behind the answer to a command',
    [published({ topic: `${topicOf('commands/response', rid())}?request_id=a`, channel: 'commands/response' })],
    { expected: expect.stringContaining('behind messages/up') },
  ],
  [
    'V2-TOPIC-13',
    'plain JSON',
    [message('{}', { gzip: true, dropped: 'not-gzip' })],
    { actual: '2 bytes that are not gzip', nearMiss: 'the JSON text, not compressed' },
  ],
  ['V2-TOPIC-13', 'nothing at all', [message('', { gzip: true, dropped: 'not-gzip' })], { actual: 'an empty payload' }],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), deviceDeclared(), login(), ...events)).toMatchObject({
    exercised: 1,
    violations: [violation],
  });
});

test.each(rules)('$id is kept by a device that reports and answers', (rule) => {
  const families = (['command', 'set', 'get'] as const).flatMap((family, n) => exchange({ family, key: rid(n) }));
  const up = event({ service_id: '$sdk_info', event_type: 'sdk_info_report', paras: {} });
  expect(verdictOf(rule, login(), report(), up, families).violations).toEqual([]);
});

describe('tolerated is', () => {
  const warned = (...events: readonly (Event | Event[])[]) =>
    rules.filter((rule) => verdictOf(rule, login(), ...events).violations.length > 0).map(({ id }) => id);

  test.each([dataTopicOf('lamp-1'), 'sensors/level', '$oc/m2m/to/a/from/b', '$SYS/x'])(
    'a publication on %s, which is not of this interface',
    (topic) => {
      expect(warned(publishedElsewhere(topic))).toEqual([]);
    },
  );

  test('a question for the shadow of a sub-device under its own prefix', () => {
    expect(warned(publishedElsewhere('$oc/devices/meter-1/sys/shadow/get/request_id=1'))).toEqual([]);
  });

  test('a user topic, and any uplink topic', () => {
    const channels = [
      'user',
      'messages/up',
      'gateway/sub_devices/properties/report',
      'shadow/get',
      'bootstrap/up',
    ] as const;
    for (const channel of channels) expect(warned(published({ channel }))).toEqual([]);
  });

  test.each([
    `${own}/sys/commands/#`,
    `${own}/sys/properties/set/#`,
    `${own}/sys/properties/get/#`,
    `${own}/sys/properties/#`,
    `${own}/sys/commands/+`,
    `${own}/sys/messages/down`,
    `${own}/sys/events/down`,
    `${own}/sys/bootstrap/down`,
    `${own}/sys/shadow/get/response/#`,
    `${own}/user/settings`,
    '$oc/broadcast/news',
    commandTopicOf('lamp-1'),
    'own/topic',
  ])('a subscription to %s', (filter) => {
    expect(warned(subscribes(filter))).toEqual([]);
  });

  test.each(['?request_id=a&encoding=gzip', '?encoding=gzip&request_id=a', '?encoding=gzip?request_id=a'])(
    'a trace id and compression together: %s',
    (behind) => {
      expect(warned(published({ topic: `${topicOf('messages/up')}${behind}`, channel: 'messages/up' }))).toEqual([]);
    },
  );

  test('a request id in a place that V2-TOPIC-12 is about, for V2-TOPIC-02', () => {
    const twice = published({ topic: `${topicOf('messages/up')}?request_id=a?request_id=b`, channel: 'unknown' });
    expect(warned(twice)).toEqual(['V2-TOPIC-12']);
  });

  test('no answer at all, which is for other rules', () => {
    expect(warned(silence(), silence({ family: 'set', key: rid(2) }))).toEqual([]);
  });

  test('an answer to what does not wait, in whatever family', () => {
    expect(warned(strayResponse(rid(9)), strayResponse(rid(), 'late', { family: 'get' }))).toEqual([]);
  });
});

describe('request ids', () => {
  const exercises = (...keys: string[]) =>
    rules
      .filter(({ id }) => /-0[456]$/.test(id))
      .map((rule) => verdictOf(rule, login(), ...keys.map((key) => exchange({ key }))).exercised);

  test('of each shape are for one of three rules', () => {
    expect(exercises(rid(1), rid(2).toUpperCase())).toEqual([2, 0, 0]);
    expect(exercises('7', 'a_b-c', 'z'.repeat(128), '7f3b9c52')).toEqual([0, 4, 0]);
    expect(exercises('a.b', 'a~b', 'a:b', 'a=b', 'a%20b', '%', 'ß')).toEqual([0, 0, 7]);
  });

  test('that are the usual ones may fail for other reasons, which are for other rules', () => {
    for (const rule of rules) expect(verdictOf(rule, login(), silence()).violations).toEqual([]);
  });

  test('of odd characters are not to blame for what is left of a longer one', () => {
    const key = 'part=of=it';
    const left = [exchange({ key: 'z'.repeat(64) }), requestSent({ key }), strayResponse(`${key}zz${'z'.repeat(52)}`)];
    for (const rule of rules.filter(({ id }) => /-0[456]$/.test(id))) {
      expect(verdictOf(rule, login(), ...left, requestUnanswered({ key })).violations).toEqual([]);
    }
  });

  test('are not to blame for an answer in the place of another family', () => {
    const elsewhere = [requestSent(), strayResponse(rid(), 'unknown', { family: 'get' }), requestUnanswered()];
    expect(rules.filter((rule) => verdictOf(rule, login(), ...elsewhere).violations.length > 0)).toEqual([
      ruleOf('V2-TOPIC-03'),
    ]);
  });
});

test('V2-TOPIC-07: an answer without a subscription counts, in every family', () => {
  const families = (['command', 'set', 'get'] as const).flatMap((family, n) => exchange({ family, key: rid(n) }));
  expect(verdictOf(ruleOf('V2-TOPIC-07'), login(), families)).toEqual({ exercised: 3, violations: [] });
  const later = [subscribed(`${own}/sys/commands/#`, { channel: 'commands' }), exchange({ key: rid(9) })].flat();
  expect(verdictOf(ruleOf('V2-TOPIC-07'), login(), families, later).exercised).toBe(3);
});

test('V2-TOPIC-03: of a request that was answered another answer is for other rules', () => {
  const twice = [exchange({ family: 'get' }), strayResponse(rid(), 'unknown', { family: 'set' })];
  expect(verdictOf(ruleOf('V2-TOPIC-03'), login(), ...twice)).toEqual({ exercised: 1, violations: [] });
});

test('V2-TOPIC-03: what stands in for the right answer counts where it came on the right topic', () => {
  const ofKey = [requestSent(), answered({ otherwise: 'key' })].flat();
  expect(verdictOf(ruleOf('V2-TOPIC-03'), login(), ofKey)).toEqual({ exercised: 1, violations: [] });
  const elsewhere = message({}, { channel: 'properties/get/response', key: rid() });
  const ofPlace = [requestSent(), ...elsewhere, requestAnswered({ otherwise: 'form' })];
  expect(verdictOf(ruleOf('V2-TOPIC-03'), login(), ofPlace)).toEqual({ exercised: 0, violations: [] });
});

test.each(['V2-TOPIC-04', 'V2-TOPIC-05', 'V2-TOPIC-06'])(
  '%s: an answer with another request id keeps nothing',
  (id) => {
    const key = { 'V2-TOPIC-04': rid(4), 'V2-TOPIC-05': 'abc_1', 'V2-TOPIC-06': 'a=b' }[id] ?? '';
    const meant = (otherwise: 'key' | 'form') => [requestSent({ key }), answered({ key, otherwise })].flat();
    expect(verdictOf(ruleOf(id), login(), meant('key')).exercised).toBe(0);
    expect(verdictOf(ruleOf(id), login(), meant('form')).exercised).toBe(1);
  },
);
