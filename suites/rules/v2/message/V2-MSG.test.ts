import { describe, expect, test } from 'vitest';
import {
  at,
  bytes,
  type Event,
  event,
  exchange,
  login,
  message,
  messageSent,
  packetReceived,
  report,
  rid,
  silence,
  verdictOf,
  world,
} from '../testing.ts';
import { message as rules } from './rules.ts';

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
const exited = (some: object = {}): Event =>
  ({ type: 'device-exited', deviceId: 'lamp-1', code: 139, signal: null, asked: false, ...some }) as Event;
const twenty = Array.from({ length: 20 }, (_, n) => messageSent({ payload: bytes(`m${n}`) }));
const waited = [messageSent({ waited: true }), messageSent({ waited: true })];
const up = (content: unknown) => message(content, { channel: 'messages/up' });

describe('what keeps a rule shows it, and breaks it not', () => {
  const table: [id: string, what: string, ...events: Events][] = [
    ['V2-MSG-01', 'the next answer', messageSent({ payload: new Uint8Array() }), exchange(own(1))],
    ['V2-MSG-01', 'an answer of another family', messageSent(), exchange({ key: rid(2), family: 'get' })],
    ['V2-MSG-01', 'a life that goes on', messageSent(), at(9000, report())],
    ['V2-MSG-01', 'a PINGREQ', messageSent(), at(9000, packetReceived({ type: 'PINGREQ' }))],
    ['V2-MSG-04', 'its own id', up({ object_device_id: 'lamp-1', content: 'x' })],
    ['V2-MSG-04', 'null', up({ object_device_id: null, content: 'x' })],
    ['V2-MSG-04', 'an empty text', up({ object_device_id: '', content: {} })],
    ['V2-MSG-06', 'the next answer', twenty, exchange(own(1))],
    ['V2-MSG-06', 'the same after those that had waited', waited, exchange(own(1))],
  ];

  test.each(table)('%s: %s', (id, _, ...events) => {
    const { exercised, violations } = verdict(id, ...events);
    expect(violations).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });
});

describe('what breaks it is told', () => {
  const table: [id: string, message: string, ...events: Events][] = [
    [
      'V2-MSG-01',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, after a message without content.`,
      proven,
      messageSent({ payload: new Uint8Array() }),
      silence(own(2)),
    ],
    [
      'V2-MSG-01',
      'It ended after a message of 3 bytes (ff0080 in hexadecimal digits).',
      messageSent({ payload: new Uint8Array([0xff, 0, 0x80]) }),
      exited(),
    ],
    ['V2-MSG-04', 'It named another device in a message.', up({ object_device_id: 'lamp-2', content: 'x' })],
    [
      'V2-MSG-06',
      `It did not answer the property get of Light with request_id ${rid(2)}, after a message (m0), then a message (m1), then a message (m2), then 17 more.`,
      exchange({ key: rid(1), family: 'get' }),
      twenty,
      silence({ key: rid(2), family: 'get' }),
    ],
    ['V2-MSG-06', 'It ended after a message (reload), then a message (reload).', waited, exited()],
  ];

  test.each(table)('%s: %s', (id, told, ...events) => {
    expect(messages(id, ...events)).toEqual([told]);
  });
});

test('one message is for V2-MSG-01, and many are for V2-MSG-06', () => {
  expect(messages('V2-MSG-06', proven, messageSent(), silence(own(2)))).toEqual([]);
  expect(messages('V2-MSG-01', proven, twenty, silence(own(2)))).toEqual([]);
});

describe('nothing is concluded', () => {
  test.each<[what: string, ...events: Events]>([
    ['of a device that ends long after a message', messageSent(), at(60_000, exited())],
    ['of one that ends as it is told to', messageSent(), exited({ asked: true, code: 0 })],
    ['of one that was silent before', silence(own(1)), messageSent(), silence(own(2))],
    ['of what it asked for', proven, messageSent({ what: 'shadow' }), silence(own(2))],
    ['of an event', proven, messageSent({ what: 'event' }), silence(own(2))],
    ['of free content that looks like an envelope', up({ object_device_id: 'lamp-2' }), up('lamp-2'), up([1])],
    [
      'of whom a gateway names',
      message({ devices: [] }, { channel: 'gateway/sub_devices/properties/report' }),
      up({ object_device_id: 'lamp-2', content: 'x' }),
    ],
    [
      'of whom a gateway names that manages them by events',
      event({ service_id: '$sub_device_manager', event_type: 'sub_device_sync_request', paras: {} }),
      up({ object_device_id: 'lamp-2', content: 'x' }),
    ],
  ])('%s', (_, ...events) => {
    for (const { id } of rules) expect(messages(id, ...events), id).toEqual([]);
  });
});

describe('of a device that takes no commands', () => {
  const declared = world().map((one) => (one.type === 'device-declared' ? { ...one, commands: false } : one));
  const silent = (id: string, ...events: Events) =>
    verdictOf(ruleOf(id), declared, login(), ...events).violations.map((one) => one.message);
  const four = twenty.slice(0, 4);

  test('a life that goes on tells that it has survived what was said before', () => {
    const events = [
      four,
      at(3000, report()),
      at(4000, twenty.slice(4, 8)),
      at(7000, report()),
      at(8000, messageSent()),
    ];
    expect(silent('V2-MSG-06', ...events, at(8100, exited()))).toEqual([]);
    expect(silent('V2-MSG-01', ...events, at(8100, exited()))).toHaveLength(1);
  });

  test('what was on its way tells nothing', () => {
    expect(silent('V2-MSG-06', twenty, at(100, report()), at(200, exited()))).toHaveLength(1);
  });
});
