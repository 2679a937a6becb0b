import { describe, expect, test } from 'vitest';
import {
  type Event,
  exchange,
  login,
  message,
  onStage,
  probeSent,
  report,
  requestAnswered,
  requestRedelivered,
  requestSent,
  rid,
  silence,
  strayResponse,
  verdictOf,
  world,
} from '../testing.ts';
import { get as rules } from './rules.ts';

type Events = readonly (Event | readonly Event[])[];

const ruleOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
};
const began: Event[] = [...world(), ...login()];
const verdict = (id: string, ...events: Events) => verdictOf(ruleOf(id), began, ...events);
const messages = (id: string, ...events: Events) => verdict(id, ...events).violations.map((one) => one.message);

const own = (n: number, some: object = {}) => ({ key: rid(n), family: 'get', ...some }) as const;
const proven: Event[] = exchange(own(1));
const light = { service_id: 'Light', properties: { level: 40 } };
const battery = { service_id: 'Battery', properties: { voltage: 3 } };

/** A get of a service, or of all, and what it is answered with. */
const got = (asked: string | undefined, content: unknown, n = 1, some: object = {}): Event[] => {
  const paras = asked === undefined ? {} : { service_id: asked };
  return [
    requestSent(own(n, { paras, ...some })),
    ...message(content, { channel: 'properties/get/response', key: rid(n) }),
    requestAnswered(own(n, { paras, ...some })),
  ];
};
const unknown = { fit: 'unknown-service' };

/** Two gets of different services at once, answered with these. */
const mixed = (first: unknown, second: unknown): Event[] => {
  const [one, ...answersOne] = got('Light', first, 1);
  const [two, ...answersTwo] = got('Battery', second, 2);
  return [one, two, ...answersOne, ...answersTwo] as Event[];
};

test.each(['V2-GET-06', 'V2-GET-07'])('%s is not broken by services that have no readable name', (id) => {
  const unnamed = { services: [{ serviceId: 'Light', properties: { level: 40 } }] };
  expect(messages('V2-GET-05', got('Light', unnamed))).toHaveLength(1);
  expect(messages(id, got('Light', unnamed), got(undefined, unnamed, 2))).toEqual([]);
});

describe('what keeps a rule shows it, and breaks it not', () => {
  const table: [id: string, what: string, ...events: Events][] = [
    ['V2-GET-01', 'an answer', exchange(own(1))],
    ['V2-GET-02', 'one answer', exchange(own(1))],
    ['V2-GET-03', 'one that waits', exchange(own(1))],
    ['V2-GET-04', 'an answer in time', exchange(own(1))],
    ['V2-GET-05', 'a list', got('Light', { services: [light] })],
    ['V2-GET-05', 'an empty list', got('Light', { services: [] })],
    ['V2-GET-05', 'no properties', got('Light', { services: [{ service_id: 'Light', properties: {} }] })],
    ['V2-GET-05', 'no list', got('X', {}, 1, unknown)],
    ['V2-GET-06', 'that service', got('Light', { services: [light] })],
    [
      'V2-GET-06',
      'with services of the system',
      got('Light', { services: [light, { service_id: '$ota', properties: {} }] }),
    ],
    ['V2-GET-06', 'one entry without a list', got('Light', light)],
    [
      'V2-GET-07',
      'all of them',
      got(undefined, { services: [light, battery, { service_id: '$log', properties: {} }] }),
    ],
    ['V2-GET-08', 'what fits', got('Light', { services: [{ service_id: 'Light', properties: { level: '40' } }] })],
    ['V2-GET-09', 'an empty list', got('X', { services: [] }, 1, unknown)],
    [
      'V2-GET-09',
      'that service without properties',
      got('X', { services: [{ service_id: 'X', properties: {} }] }, 1, unknown),
    ],
    ['V2-GET-10', 'another form', proven, exchange(own(2, { form: 'spaces' }))],
    ['V2-GET-11', 'the next answer', proven, probeSent({ key: rid(9), family: 'get' }), exchange(own(2))],
    ['V2-GET-12', 'one beside a command', proven, onStage('burst', exchange({ key: rid(5) }), exchange(own(2)))],
    ['V2-GET-13', 'each its own', mixed({ services: [light] }, { services: [battery] })],
    ['V2-GET-14', 'QoS 0, without a subscription', exchange(own(1, { qos: 0 }))],
    ['V2-GET-15', 'one answer', exchange(own(1)), requestRedelivered({ key: rid(1), family: 'get' }), exchange(own(2))],
  ];

  test.each(table)('%s: %s', (id, _, ...events) => {
    const { exercised, violations } = verdict(id, ...events);
    expect(violations).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });
});

describe('what breaks it is told', () => {
  const it = 'the property get of Light';
  const table: [id: string, message: string, ...events: Events][] = [
    ['V2-GET-01', `It did not answer ${it} with request_id ${rid(1)}.`, silence(own(1))],
    [
      'V2-GET-01',
      `It did not answer the property get of all services with request_id ${rid(1)}.`,
      silence(own(1, { paras: {}, serviceId: '' })),
    ],
    [
      'V2-GET-02',
      `It answered the property get with request_id ${rid(1)} again.`,
      exchange(own(1)),
      strayResponse(rid(1), 'repeated', { family: 'get' }),
    ],
    [
      'V2-GET-03',
      'It answered a property get that it did not get.',
      strayResponse('abc', 'unknown', { family: 'get' }),
    ],
    [
      'V2-GET-04',
      `It answered the property get with request_id ${rid(1)} too late.`,
      silence(own(1)),
      strayResponse(rid(1), 'late', { family: 'get' }),
    ],
    ['V2-GET-05', 'Its answer to a property get does not have the form of one.', got('Light', light)],
    [
      'V2-GET-05',
      'Its answer to a property get does not have the form of one.',
      got('Light', { services: [{ service_id: 'Light', level: 40 }] }),
    ],
    ['V2-GET-05', 'Its answer to a property get does not have the form of one.', got('Light', { service: [light] })],
    ['V2-GET-05', 'It published something else than one JSON object.', got('Light', [light])],
    ['V2-GET-06', 'It answered a property get of Light without that service.', got('Light', { services: [battery] })],
    ['V2-GET-06', 'It answered a property get of Light without that service.', got('Light', { services: [] })],
    [
      'V2-GET-06',
      'It answered a property get of Light with other services, too.',
      got('Light', { services: [light, battery] }),
    ],
    ['V2-GET-07', 'It answered a property get of all services without Battery.', got(undefined, { services: [light] })],
    [
      'V2-GET-08',
      '$.services[0].properties.level of its answer to a property get is not as the product model has it.',
      got('Light', { services: [{ service_id: 'Light', properties: { level: 101 } }] }),
    ],
    [
      'V2-GET-09',
      'It answered a property get of X, which its model does not have, with other services.',
      got('X', { services: [light] }, 1, unknown),
    ],
    [
      'V2-GET-09',
      'It did not answer the property get of X: a service that its model does not have.',
      proven,
      silence(own(2, { ...unknown, serviceId: 'X', paras: { service_id: 'X' } })),
      exchange(own(3)),
    ],
    [
      'V2-GET-10',
      `It did not answer ${it} with request_id ${rid(2)}, written with spaces.`,
      proven,
      silence(own(2, { form: 'spaces' })),
    ],
    [
      'V2-GET-11',
      `It did not answer ${it} with request_id ${rid(2)}, after a malformed property get (not JSON).`,
      proven,
      probeSent({ key: rid(9), family: 'get' }),
      silence(own(2)),
    ],
    ['V2-GET-12', `It did not answer ${it} with request_id ${rid(2)}.`, proven, onStage('burst', silence(own(2)))],
    [
      'V2-GET-13',
      'It answered a property get of Light without that service.',
      mixed({ services: [battery] }, { services: [battery] }),
    ],
    [
      'V2-GET-14',
      `It did not answer ${it} with request_id ${rid(2)}, sent at QoS 0.`,
      proven,
      silence(own(2, { qos: 0 })),
    ],
    [
      'V2-GET-15',
      `It answered the property get with request_id ${rid(1)} twice when it was delivered twice.`,
      exchange(own(1)),
      requestRedelivered({ key: rid(1), family: 'get' }),
      strayResponse(rid(1), 'repeated', { family: 'get' }),
    ],
  ];

  test.each(table)('%s: %s', (id, told, ...events) => {
    expect(messages(id, ...events)).toEqual([told]);
  });
});

test('gets of different services at once are for V2-GET-13 alone, one after the other for V2-GET-06', () => {
  const crossed = mixed({ services: [battery] }, { services: [light] });
  expect(messages('V2-GET-06', crossed)).toEqual([]);
  expect(messages('V2-GET-13', crossed)).toHaveLength(2);
  expect(messages('V2-GET-13', got('Light', { services: [battery] }))).toEqual([]);
});

test('so is a get of all services that waits beside one of a single service', () => {
  const [one, ...answersOne] = got('Light', { services: [light, battery] }, 1);
  const [all, ...answersAll] = got(undefined, { services: [light] }, 2);
  const crossed = [one, all, ...answersOne, ...answersAll] as Event[];
  expect(messages('V2-GET-07', crossed)).toEqual([]);
  expect(messages('V2-GET-13', crossed)).toEqual([
    'It answered a property get of Light with other services, too.',
    'It answered a property get of all services without Battery.',
  ]);
});

test('of one that waits beside a command the content is not looked at: what is mixed up there is for others', () => {
  const [one, ...answers] = got('Light', { services: [] }) as [Event, ...Event[]];
  const beside = [requestSent({ key: rid(5) }), one, ...answers];
  for (const id of ['V2-GET-06', 'V2-GET-13'])
    expect(verdict(id, ...beside), id).toEqual({ exercised: 0, violations: [] });
  expect(messages('V2-GET-06', one, requestSent({ key: rid(5) }), ...answers)).toEqual([]);
});

test('a get that says null for its service may be answered with nothing', () => {
  expect(messages('V2-GET-07', got(undefined, { services: [] }, 1, { form: 'service_id null' }))).toEqual([]);
});

describe('other families are for other rules', () => {
  test.each(rules.map(({ id }) => [id]))('%s', (id) => {
    const events = [
      exchange({ key: rid(1) }, { errcode: 'OK' }),
      silence({ key: rid(2), family: 'set' }),
      strayResponse(rid(1), 'repeated'),
      probeSent({ key: rid(9) }),
      silence({ key: rid(3), form: 'spaces' }),
      onStage('burst', silence({ key: rid(4), qos: 0 })),
      exchange({ key: rid(5), fit: 'unknown-service' }),
      report({ level: 500 }),
    ];
    expect(verdict(id, ...events).violations).toEqual([]);
  });
});
