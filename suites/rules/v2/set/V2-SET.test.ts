import { describe, expect, test } from 'vitest';
import {
  bytes,
  deviceDeclared,
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
  requestUnanswered,
  rid,
  silence,
  strayResponse,
  subscribed,
  verdictOf,
  world,
} from '../testing.ts';
import { set as rules } from './rules.ts';

type Events = readonly (Event | readonly Event[])[];

const ruleOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
};
const began: Event[] = [
  ...world(),
  deviceDeclared({ settable: ['Light/level', 'Light/colour', 'Battery/voltage'] }),
  ...login(),
];
const verdict = (id: string, ...events: Events) => verdictOf(ruleOf(id), began, ...events);
const messages = (id: string, ...events: Events) => verdict(id, ...events).violations.map((one) => one.message);

const services = (properties: object, serviceId = 'Light') => ({
  services: [{ service_id: serviceId, properties }],
});
const own = (n: number, some: object = {}) =>
  ({ key: rid(n), family: 'set', paras: services({ level: n }), ...some }) as const;
const proven: Event[] = exchange(own(1));

describe('what keeps a rule shows it, and breaks it not', () => {
  const table: [id: string, what: string, ...events: Events][] = [
    ['V2-SET-01', 'an answer', exchange(own(1))],
    ['V2-SET-02', 'one answer', exchange(own(1))],
    ['V2-SET-03', 'one that waits', exchange(own(1))],
    ['V2-SET-04', 'no code', exchange(own(1), { errcode: undefined })],
    ['V2-SET-04', 'digits', exchange(own(1), { errcode: '0' })],
    ['V2-SET-05', 'an integer', exchange(own(1), { errcode: 7 })],
    ['V2-SET-05', 'null', exchange(own(1), { errcode: null })],
    ['V2-SET-06', 'an answer in time', exchange(own(1))],
    ['V2-SET-07', 'an error', exchange(own(1, { fit: 'unknown-service' }), { errcode: 1 })],
    ['V2-SET-08', 'an error', exchange(own(1, { fit: 'unknown-property' }), { errcode: '1' })],
    ['V2-SET-09', 'an error', exchange(own(1, { fit: 'invalid-parameters' }), { errcode: 1 })],
    ['V2-SET-13', 'another form', proven, exchange(own(2, { form: 'spaces' }))],
    ['V2-SET-14', 'the next answer', proven, probeSent({ key: rid(9), family: 'set' }), exchange(own(2))],
    ['V2-SET-15', 'nothing', probeSent({ key: rid(9), family: 'set' }), exchange(own(2))],
    ['V2-SET-16', 'one beside a command', proven, onStage('burst', exchange({ key: rid(5) }), exchange(own(2)))],
    ['V2-SET-17', 'QoS 0, without a subscription', exchange(own(1, { qos: 0 }))],
    ['V2-SET-18', 'a long one', exchange(own(1, { payload: new Uint8Array(1000) }))],
    ['V2-SET-19', 'one answer', exchange(own(1)), requestRedelivered({ key: rid(1), family: 'set' }), exchange(own(2))],
  ];

  test.each(table)('%s: %s', (id, _, ...events) => {
    const { exercised, violations } = verdict(id, ...events);
    expect(violations).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });
});

describe('what breaks it is told', () => {
  const it = 'the property set of Light';
  const table: [id: string, message: string, ...events: Events][] = [
    ['V2-SET-01', `It did not answer ${it} with request_id ${rid(1)}.`, silence(own(1))],
    [
      'V2-SET-02',
      `It answered the property set with request_id ${rid(1)} again.`,
      exchange(own(1)),
      strayResponse(rid(1), 'repeated', { family: 'set' }),
    ],
    [
      'V2-SET-03',
      'It answered a property set that it did not get.',
      strayResponse('abc', 'unknown', { family: 'set' }),
    ],
    ['V2-SET-04', 'Its result_code is not an integer.', exchange(own(1), { errcode: true })],
    ['V2-SET-05', 'It sent its result_code in a string.', exchange(own(1), { errcode: '0' })],
    [
      'V2-SET-05',
      'It published something else than one JSON object.',
      requestSent(own(1)),
      message('', { channel: 'properties/set/response', key: rid(1) }),
      requestAnswered({ ...own(1), errcode: undefined }),
    ],
    [
      'V2-SET-06',
      `It answered the property set with request_id ${rid(1)} too late.`,
      silence(own(1)),
      strayResponse(rid(1), 'late', { family: 'set' }),
    ],
    [
      'V2-SET-07',
      'It reported success for the property set of X: a service that its model does not have ("X").',
      exchange(own(1, { fit: 'unknown-service', paras: services({ level: 1 }, 'X') })),
    ],
    [
      'V2-SET-07',
      'It did not answer the property set of X: a service that its model does not have ("X").',
      proven,
      silence(own(2, { fit: 'unknown-service', paras: services({ level: 1 }, 'X') })),
      exchange(own(3)),
    ],
    [
      'V2-SET-08',
      `It reported success for ${it}: a property that its model does not have ("Light/levl").`,
      exchange(own(1, { fit: 'unknown-property', paras: services({ levl: 1 }) })),
    ],
    [
      'V2-SET-09',
      `It reported success for ${it}: values that its model forbids (Light/level is 200, and the model allows at most 100).`,
      exchange(own(1, { fit: 'invalid-parameters', paras: services({ level: 200 }) }), { errcode: undefined }),
    ],
    [
      'V2-SET-09',
      'It reported success for the property set of Battery: Battery/voltage cannot be written.',
      exchange(own(1, { fit: 'invalid-parameters', paras: services({ voltage: 3 }, 'Battery') })),
    ],
    [
      'V2-SET-13',
      `It did not answer ${it} with request_id ${rid(2)}, written with spaces.`,
      proven,
      silence(own(2, { form: 'spaces' })),
    ],
    [
      'V2-SET-14',
      `It did not answer ${it} with request_id ${rid(2)}, after a malformed property set (not JSON).`,
      proven,
      probeSent({ key: rid(9), family: 'set' }),
      silence(own(2)),
    ],
    [
      'V2-SET-15',
      'It answered a malformed property set as if it had carried it out (not JSON).',
      probeSent({ key: rid(9), family: 'set' }),
      strayResponse(rid(9), 'unknown', { family: 'set', content: {} }),
    ],
    [
      'V2-SET-16',
      `It did not answer ${it} with request_id ${rid(2)}.`,
      proven,
      onStage('burst', requestSent({ key: rid(5) }), silence(own(2))),
    ],
    [
      'V2-SET-17',
      `It did not answer ${it} with request_id ${rid(2)}, sent at QoS 0.`,
      proven,
      silence(own(2, { qos: 0 })),
    ],
    [
      'V2-SET-18',
      `It did not answer ${it} with request_id ${rid(2)}, of 900 bytes.`,
      proven,
      silence(own(2, { payload: bytes('x'.repeat(900)) })),
    ],
    [
      'V2-SET-19',
      `It answered the property set with request_id ${rid(1)} twice when it was delivered twice.`,
      exchange(own(1)),
      requestRedelivered({ key: rid(1), family: 'set' }),
      strayResponse(rid(1), 'repeated', { family: 'set' }),
    ],
  ];

  test.each(table)('%s: %s', (id, told, ...events) => {
    expect(messages(id, ...events)).toEqual([told]);
  });
});

test('an answer on the topic of commands is for V2-TOPIC-03 alone', () => {
  const elsewhere = strayResponse(rid(1), 'unknown', { family: 'command' });
  const [sent, over] = silence(own(1)) as [Event, Event];
  for (const { id } of rules) expect(messages(id, sent, elsewhere, over), id).toEqual([]);
});

describe('other families are for other rules', () => {
  test.each(rules.map(({ id }) => [id]))('%s', (id) => {
    const events = [
      exchange({ key: rid(1) }, { errcode: 'OK' }),
      silence({ key: rid(2) }),
      strayResponse(rid(1), 'repeated'),
      probeSent({ key: rid(9) }),
      silence({ key: rid(3), form: 'spaces' }),
      onStage('burst', silence({ key: rid(4), qos: 0 })),
      exchange({ key: rid(5), fit: 'unknown-service' }),
      report(),
    ];
    expect(verdict(id, ...events).violations).toEqual([]);
  });
});

describe('a device that sleeps, and answers all that came meanwhile when it wakes', () => {
  const familyOf = (key: string) => (key === rid(1) ? 'command' : 'set');
  const first = { key: rid(1), family: 'command' } as const;
  const sent = { command: requestSent(first), set: requestSent(own(2)) };
  const ends = [rid(1), rid(2)].map((key) => requestUnanswered({ key, family: familyOf(key) }));
  const late = (...keys: string[]) => keys.flatMap((key) => strayResponse(key, 'late', { family: familyOf(key) }));
  const of = (...events: Event[]) => messages('V2-SET-06', events, ends, late(rid(1), rid(2)));

  test('is late with the command at which it fell asleep, and not with the property sets behind it', () => {
    expect(of(sent.command, sent.set)).toEqual([]);
  });

  test('is late with the property set at which it fell asleep', () => {
    expect(of(sent.set, sent.command)).toHaveLength(1);
  });

  test('is late with a property set that came when it was awake again', () => {
    const [ended] = ends;
    const again = [...silence(own(3)), ...late(rid(3))];
    expect(messages('V2-SET-06', [sent.command, ended as Event], late(rid(1)), again)).toHaveLength(1);
  });
});

test('silence to a wrong set that came before the device had subscribed says nothing of how it refuses', () => {
  const wrong = own(1, { fit: 'unknown-service', paras: services({ level: 1 }, 'X') });
  const early = [
    requestSent(wrong),
    subscribed('$oc/devices/lamp-1/sys/properties/set/#', { channel: 'properties/set' }),
    requestUnanswered(wrong),
  ];
  expect(messages('V2-SET-07', early, exchange(own(2)))).toEqual([]);
});
