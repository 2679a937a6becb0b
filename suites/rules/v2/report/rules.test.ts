import { describe, expect, test } from 'vitest';
import { dataTopicOf, kinds, reportMessage } from '../../../../mock-platform/generations/v1/messages-testing.ts';
import {
  answered,
  at,
  type BrokenCase,
  beginning,
  bytes,
  deviceDeclared,
  type Event,
  exchange,
  login,
  message,
  onStage,
  packetReceived,
  published,
  publishedElsewhere,
  report,
  rid,
  ruleIn,
  stageBegan,
  stageEnded,
  verdictOf,
  world,
} from '../testing.ts';
import { report as rules } from './rules.ts';

// That the judges count and forgive as they should is tested with generation 1's rules, where they are shared.

const ruleOf = (id: string) => ruleIn(rules, id);
const services = (...list: unknown[]) => message({ services: list });
const light = { service_id: 'Light', properties: { level: 40 } };
const asked: Event = {
  type: 'report-asked',
  deviceId: 'lamp-1',
  services: [{ serviceId: 'Light', serviceData: { level: 41 } }],
};
const acknowledged: Event = { type: 'report-acknowledged', deviceId: 'lamp-1' };
const publish = (some: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean; readonly bytes?: number }): Event =>
  packetReceived({
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array(some.bytes ?? 0),
    qos: some.qos ?? 1,
    retain: some.retain ?? false,
    dup: false,
  });

const broken: readonly BrokenCase[] = [
  ['V2-PROP-01', 'a text that is cut off', [message('{"services":[{"serv')], { expected: 'one JSON object in UTF-8' }],
  [
    'V2-PROP-01',
    'a whole buffer with its zero bytes',
    [message('{"services":[]}\0\0')],
    { nearMiss: 'the NUL byte that ends a string in C' },
  ],
  ['V2-PROP-01', 'an array', [message([light])], { actual: 'an array' }],
  ['V2-PROP-02', 'an empty payload', [message('')], { actual: 'an empty payload' }],
  [
    'V2-PROP-02',
    'nothing, compressed',
    [message('x', { gzip: true, contentBytes: 0 })],
    { message: 'It published a report without a byte in it.' },
  ],
  [
    'V2-PROP-03',
    'services that are an object',
    [message({ services: light })],
    { nearMiss: 'the element itself, without the array' },
  ],
  ['V2-PROP-03', 'no services', [message({ services: [] })], { actual: 'an empty array' }],
  [
    'V2-PROP-03',
    'the names of generation 1',
    [services({ serviceId: 'Light', serviceData: { level: 1 } })],
    { expected: 'a string at $.services[0].service_id', nearMiss: '"serviceId" where "service_id" belongs' },
  ],
  [
    'V2-PROP-03',
    'a report of generation 1',
    [message(reportMessage())],
    { nearMiss: `a message of the first generation, with msgType "${kinds.report}"` },
  ],
  [
    'V2-PROP-03',
    'values beside the service',
    [services({ service_id: 'Light', level: 40 })],
    {
      expected: 'an object at $.services[0].properties',
      actual: 'nothing',
      nearMiss: 'the properties beside service_id, without the member properties',
    },
  ],
  [
    'V2-PROP-04',
    'a service of another product',
    [world(), report({}, { serviceId: 'Heater' })],
    { expected: 'one of Light, Battery at $.services[0].service_id', actual: '"Heater"' },
  ],
  [
    'V2-PROP-05',
    'a text for a number',
    [world(), report({ level: 'high' })],
    { message: '$.services[0].properties.level is not as the product model declares it.' },
  ],
  ['V2-PROP-05', 'a property that the model lacks', [world(), report({ level: 1, hue: 2 })], { actual: '"hue"' }],
  [
    'V2-PROP-06',
    'a value out of range',
    [world(), report({ level: 101 })],
    { message: '$.services[0].properties.level is outside the bounds of the product model.', actual: '101' },
  ],
  [
    'V2-PROP-07',
    'a required property that never comes',
    [world(), onStage('reporting', report({ colour: 'red' }))],
    { expected: 'level', actual: 'colour' },
  ],
  [
    'V2-PROP-08',
    'a time without its milliseconds',
    [report({}, { eventTime: '2026-01-15T12:00:00Z' })],
    {
      message: 'It wrote $.services[0].event_time in a form that the platform does not read.',
      nearMiss: 'without its milliseconds',
    },
  ],
  [
    'V2-PROP-08',
    'a space for the T',
    [report({}, { eventTime: '2026-01-15 12:00:00Z' })],
    { nearMiss: 'a space for the T' },
  ],
  ['V2-PROP-08', 'a number', [report({}, { eventTime: 1768478400000 })], { nearMiss: 'milliseconds since the epoch' }],
  [
    'V2-PROP-08',
    'one in the answer to a property get',
    [answered({ family: 'get', body: [{ ...light, event_time: 'now' }] })],
    { actual: '"now"' },
  ],
  [
    'V2-PROP-09',
    'local time with a Z',
    [report({}, { eventTime: '20260115T200000Z' })],
    { nearMiss: 'local time, 8 hours ahead of UTC' },
  ],
  [
    'V2-PROP-09',
    'local time in a third form',
    [report({}, { eventTime: '2026-01-15T20:00:00Z' })],
    { message: 'It wrote another time than UTC into $.services[0].event_time.' },
  ],
  [
    'V2-PROP-09',
    'a time that stands still, hours behind',
    [at(0, report({}, { eventTime: '20260115T040000Z' })), at(6000, report({}, { eventTime: '20260115T040006Z' }))],
    { nearMiss: 'local time, 8 hours behind UTC' },
  ],
  [
    'V2-PROP-09',
    'the time of the first report in several later ones with other values',
    [0, 1, 2, 3, 4].map((n) => at(n * 2500, report({ level: 40 + n }, { eventTime: '20260115T120003Z' }))),
    { expected: 'a time that is 7 s later', actual: '20260115T120003Z' },
  ],
  [
    'V2-PROP-09',
    'the time of the first report in one that it was told only seconds later',
    [
      at(0, report({ level: 40 }, { eventTime: '20260115T120003Z' })),
      at(5300, asked),
      at(5400, report({ level: 41 }, { eventTime: '20260115T120003Z' })),
    ],
    { expected: 'a time that is 5 s later', actual: '20260115T120003Z' },
  ],
  ['V2-PROP-10', 'QoS 2', [publish({ qos: 2 })], { actual: 'QoS 2' }],
  ['V2-PROP-11', 'RETAIN', [publish({ retain: true })], { actual: 'RETAIN 1' }],
  [
    'V2-PROP-12',
    'a report of 70 KB',
    [message('x'.repeat(70_000))],
    { message: 'It published more than the platform accepts in one report.', actual: '70000 bytes' },
  ],
  [
    'V2-PROP-12',
    'a report that is short only when it is compressed',
    [message('x', { gzip: true, contentBytes: 70_000 })],
    { expected: 'at most 64 KB (65 536 bytes) before compression', actual: '70000 bytes' },
  ],
  [
    'V2-PROP-12',
    'a compressed message that the platform does not unpack to its end',
    [message('x', { channel: 'messages/up', gzip: true, dropped: 'too-long' })],
    { expected: 'at most 1 MB (1 048 576 bytes) before compression' },
  ],
  ['V2-PROP-12', 'a message of 2 MB', [publish({ bytes: 2 * 1024 * 1024 })], { actual: '2097152 bytes' }],
  [
    'V2-PROP-13',
    'a backlog that is flushed at once',
    [login(), Array.from({ length: 60 }, (_, n) => at(1000 + n, report())).flat()],
    { expected: 'at most 50 a second' },
  ],
  [
    'V2-PROP-14',
    'another value than it was told',
    [world(), login(), asked, acknowledged, report({ level: 40 }), at(9000, exchange())],
    { expected: 'Light.level: 41', actual: '40' },
  ],
  [
    'V2-PROP-14',
    'the compressed report before',
    [world(), login(), asked, acknowledged, report({ level: 40 }, { gzip: true }), at(9000, exchange())],
    { expected: 'Light.level: 41', actual: '40' },
  ],
  [
    'V2-PROP-15',
    'messages only',
    [deviceDeclared(), login(), onStage('reporting', message({ rssi: -70 }, { channel: 'messages/up' }))],
    { actual: 'none within 10000 ms' },
  ],
  [
    'V2-PROP-15',
    'reports on a topic of generation 1',
    [
      deviceDeclared(),
      login(),
      onStage('reporting', {
        ...publishedElsewhere(dataTopicOf('lamp-1')),
        payload: bytes({ services: [light] }),
      } as Event),
    ],
    { actual: 'none there', nearMiss: expect.stringContaining(dataTopicOf('lamp-1')) },
  ],
  [
    'V2-PROP-15',
    'reports on a topic that the interface does not have',
    [
      deviceDeclared(),
      login(),
      onStage('reporting', published({ channel: 'unknown', payload: bytes({ services: [light] }) })),
    ],
    { nearMiss: expect.stringContaining('/sys/commands/answer') },
  ],
  [
    'V2-PROP-16',
    'the name of another device',
    [message({ object_device_id: 'lamp-2', services: [light] })],
    { expected: 'no object_device_id, or "lamp-1"', actual: '"lamp-2"' },
  ],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), ...events).violations).toMatchObject([violation]);
});

const whole = { level: 40, colour: 'red' };
const life = [
  world(),
  login(),
  at(1000, [stageBegan('reporting'), ...report(whole), ...report({ voltage: 3.3 }, { serviceId: 'Battery' })]),
  at(9000, [...report(whole), stageEnded('reporting')]),
  exchange({ family: 'get' }),
];

test.each(rules)('$id is kept by a device that reports what it is to report', (rule) => {
  expect(verdictOf(rule, ...life).violations).toEqual([]);
});

describe('tolerated is', () => {
  const kept = (...events: readonly (Event | Event[])[]) =>
    rules.filter((rule) => verdictOf(rule, world(), login(), ...events).violations.length > 0).map(({ id }) => id);

  test.each([
    ['either form of event_time', { eventTime: '2026-01-15T12:00:00.250Z' }],
    ['the other', { eventTime: '20260115T120000Z' }],
    ['null for it', { eventTime: null }],
    ['an empty one', { eventTime: '' }],
    ['a trace id', { traceId: 'a' }],
    ['compression', { gzip: true as const, contentBytes: 60 }],
    ['QoS 0', { qos: 0 }],
  ])('%s', (_, some) => {
    expect(kept(report(whole, some))).toEqual([]);
  });

  test('digits in a string for a number, and null for a property', () => {
    expect(kept(report({ level: '40', colour: null }))).toEqual([]);
  });

  test.each([null, '', 'lamp-1', undefined])('%j as object_device_id', (named) => {
    expect(kept(message({ object_device_id: named, services: [{ ...light, properties: whole }] }))).toEqual([]);
  });

  test('tabs and line ends', () => {
    expect(kept(message(JSON.stringify({ services: [{ ...light, properties: whole }] }, null, '\t')))).toEqual([]);
  });

  test('a report of generation 1 beside those of generation 2', () => {
    expect(kept(report(whole), publishedElsewhere(dataTopicOf('lamp-1')))).toEqual([]);
  });

  test('any bytes, and none, as a message', () => {
    for (const text of ['', 'text', '[1]', '{"content":1}'])
      expect(kept(message(text, { channel: 'messages/up' }))).toEqual([]);
  });

  test('what a device sends before it is ready: events, and a report for a gateway', () => {
    const event = message(
      { services: [{ service_id: '$sdk_info', event_type: 'sdk_info_report', paras: {} }] },
      { channel: 'events/up' },
    );
    expect(kept(event)).toEqual([]);
  });
});

describe('left to another rule is', () => {
  test('what is not gzip: V2-TOPIC-13', () => {
    const [id] = ['V2-PROP-01'];
    const plain = message('x', { gzip: true, dropped: 'not-gzip' });
    expect(verdictOf(ruleOf(id as string), plain)).toEqual({ exercised: 0, violations: [] });
  });

  test('a report that is empty: V2-PROP-02', () => {
    expect(verdictOf(ruleOf('V2-PROP-01'), message(''))).toEqual({ exercised: 0, violations: [] });
  });

  test.each(['oc/devices/lamp-1/sys/properties/report', '$oc/devices/{lamp-1}/sys/properties/report'])(
    'a report on %s, which shows that it reports: V2-TOPIC-01',
    (topic) => {
      const elsewhere = { ...publishedElsewhere(topic), payload: bytes({ services: [light] }) } as Event;
      const journal = [deviceDeclared(), login(), onStage('reporting', elsewhere)];
      expect(verdictOf(ruleOf('V2-PROP-15'), ...journal)).toEqual({ exercised: 1, violations: [] });
    },
  );
});

test('V2-PROP-09: a clock that is right in any form is right', () => {
  const third = new Date(beginning).toISOString().replace('.000', '');
  expect(verdictOf(ruleOf('V2-PROP-09'), at(0, report({}, { eventTime: third })))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('V2-PROP-13: answers, and what messages and requests bring about, do not count', () => {
  const requests = Array.from({ length: 60 }, (_, n) =>
    at(1000 + n, [...exchange({ key: rid(n) }), ...report()]),
  ).flat();
  expect(verdictOf(ruleOf('V2-PROP-13'), login(), requests).violations).toEqual([]);
});
