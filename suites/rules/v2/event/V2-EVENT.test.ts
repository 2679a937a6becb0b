import { describe, expect, test } from 'vitest';
import {
  at,
  beginning,
  bytes,
  type Event,
  event,
  exchange,
  login,
  message,
  messageSent,
  report,
  rid,
  silence,
  verdictOf,
  world,
} from '../testing.ts';
import { event as rules } from './rules.ts';

type Events = readonly (Event | readonly Event[])[];

const ruleOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
};
const began: Event[] = [...world(), ...login()];
const verdict = (id: string, ...events: Events) => verdictOf(ruleOf(id), began, ...events);
const messages = (id: string, ...events: Events) => verdict(id, ...events).violations.map((one) => one.message);

const own = (n: number, some: object = {}) => ({ key: rid(n), paras: { level: n }, ...some });
const proven = exchange(own(1));
const up = (content: unknown) => message(content, { channel: 'events/up' });
const sdk = (paras: unknown) => event({ service_id: '$sdk_info', event_type: 'sdk_info_report', paras } as object);
const log = (paras: unknown) => event({ service_id: '$log', event_type: 'log_report', paras } as object);
const sync = (some: object = {}) =>
  event({ service_id: '$time_sync', event_type: 'time_sync_request', paras: { device_send_time: 1 }, ...some });
const unknown = messageSent({ what: 'event', payload: bytes({ services: [{ service_id: '$new' }] }) });

describe('what keeps a rule shows it, and breaks it not', () => {
  const table: [id: string, what: string, ...events: Events][] = [
    ['V2-EVENT-01', 'an event', sync()],
    ['V2-EVENT-02', 'an object', sync()],
    ['V2-EVENT-02', 'an empty object', sync({ paras: {} })],
    ['V2-EVENT-03', 'a service that is known', sync()],
    ['V2-EVENT-04', 'a type of it', sync()],
    ['V2-EVENT-05', 'the usual form', sync({ event_time: '20260115T120000Z' })],
    ['V2-EVENT-05', 'that with milliseconds', sync({ event_time: '2026-01-15T12:00:00.000Z' })],
    ['V2-EVENT-06', 'itself', up({ object_device_id: 'lamp-1', services: [] })],
    ['V2-EVENT-06', 'nobody', up({ object_device_id: '', services: [] })],
    ['V2-EVENT-07', 'the next answer', unknown, exchange(own(1))],
    ['V2-EVENT-07', 'a life that goes on', unknown, at(9000, report())],
    ['V2-EVENT-11', 'texts', sdk({ device_sdk_version: 'C_v1', sw_version: 'v1', fw_version: null })],
    ['V2-EVENT-11', 'its own alone', sdk({ device_sdk_version: 'C_v1' })],
    ['V2-EVENT-12', 'a status', log({ type: 'DEVICE_STATUS', content: 'login', timestamp: '1' })],
  ];

  test.each(table)('%s: %s', (id, _, ...events) => {
    const { exercised, violations } = verdict(id, ...events);
    expect(violations).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });
});

describe('what breaks it is told', () => {
  const form = 'Its event does not have the form of one.';
  const table: [id: string, message: string, ...events: Events][] = [
    ['V2-EVENT-01', form, up({ services: [] })],
    ['V2-EVENT-01', form, up({ services: [{ service_id: '$log' }] })],
    ['V2-EVENT-01', form, up({ serviceId: '$log', event_type: 'log_report' })],
    ['V2-EVENT-01', 'It published something else than one JSON object.', up('{')],
    ['V2-EVENT-02', 'Its event $time_sync/time_sync_request has no object as paras.', sync({ paras: 'now' })],
    ['V2-EVENT-02', 'Its event $time_sync/time_sync_request has no object as paras.', sync({ paras: undefined })],
    [
      'V2-EVENT-03',
      'It sent an event of "ota", a service that the platform does not know.',
      event({ service_id: 'ota', event_type: 'version_report', paras: {} }),
    ],
    [
      'V2-EVENT-04',
      'It sent an event of $ota with a type that a device does not send there.',
      event({ service_id: '$ota', event_type: 'version_query', paras: {} }),
    ],
    [
      'V2-EVENT-05',
      'It wrote $.services[0].event_time in a form that the platform does not read.',
      sync({ event_time: '2026-01-15 12:00:00' }),
    ],
    [
      'V2-EVENT-05',
      'It wrote another time than UTC into $.services[0].event_time.',
      sync({ event_time: new Date(beginning + 8 * 3_600_000).toISOString() }),
    ],
    ['V2-EVENT-06', 'It named another device in an event.', up({ object_device_id: 'lamp-2', services: [] })],
    [
      'V2-EVENT-07',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, after an event ({"services":[{"service_id":"$new"}]}).`,
      proven,
      unknown,
      silence(own(2)),
    ],
    ['V2-EVENT-11', 'Its sdk_info_report has no text as device_sdk_version.', sdk({ device_sdk_version: 1 })],
    ['V2-EVENT-11', 'Its sdk_info_report has no text as fw_version.', sdk({ device_sdk_version: '1', fw_version: 2 })],
    ['V2-EVENT-12', 'Its log_report has a type that there is not.', log({ type: 'STATUS', content: 'x' })],
    ['V2-EVENT-12', 'Its log_report has no text as content.', log({ type: 'DEVICE_STATUS', content: {} })],
    [
      'V2-EVENT-12',
      'Its log_report is longer than the platform takes.',
      log({ type: 'DEVICE_STATUS', content: 'x'.repeat(1024 * 1024) }),
    ],
  ];

  test.each(table)('%s: %s', (id, told, ...events) => {
    expect(messages(id, ...events)).toEqual([told]);
  });
});

test('a near miss says what was meant', () => {
  const near = (id: string, ...events: Events) => verdict(id, ...events).violations.map(({ nearMiss }) => nearMiss);
  expect(near('V2-EVENT-03', event({ service_id: 'ota', event_type: 'version_report' }))).toEqual([
    '$ota without its $',
  ]);
  expect(near('V2-EVENT-03', event({ service_id: '$OTA', event_type: 'x' }))).toEqual(['$ota in other letters']);
  expect(near('V2-EVENT-04', event({ service_id: '$ota', event_type: 'version_query' }))).toEqual([
    'an event that only the platform sends',
  ]);
  expect(near('V2-EVENT-04', event({ service_id: '$ota', event_type: 'version_reports' }))).toEqual([
    'another spelling of version_report',
  ]);
});

test('times that are null or empty are none', () => {
  expect(verdict('V2-EVENT-05', sync({ event_time: null }), sync({ event_time: '' }), sync()).exercised).toBe(0);
});

test('what is ill-formed is for V2-EVENT-01 alone', () => {
  const events = [up({ services: [{ service_id: 7 }] }), up({ services: 'x' }), up('{'), up([])];
  for (const { id } of rules.slice(1)) expect(messages(id, ...events), id).toEqual([]);
});

test('what has no object as paras is for V2-EVENT-02 alone', () => {
  for (const paras of ['text', undefined]) {
    for (const id of ['V2-EVENT-11', 'V2-EVENT-12']) expect(messages(id, sdk(paras), log(paras)), id).toEqual([]);
    expect(messages('V2-EVENT-02', sdk(paras), log(paras))).toHaveLength(2);
  }
});

test('of a gateway, whom it names is not looked at', () => {
  const gateway = event({ service_id: '$sub_device_manager', event_type: 'sub_device_sync_request', paras: {} });
  expect(messages('V2-EVENT-06', gateway, up({ object_device_id: 'lamp-2', services: [] }))).toEqual([]);
});
