import { describe, expect, test } from 'vitest';
import {
  answered,
  at,
  bytes,
  closed,
  deviceDeclared,
  type Event,
  event,
  exchange,
  login,
  message,
  messageSent,
  onStage,
  packetReceived,
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
import { command } from './rules.ts';

type Events = readonly (Event | readonly Event[])[];

const ruleOf = (id: string) => {
  const rule = command.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
};
const began: Event[] = [...world(), ...login()];
const proven: Event[] = [...began, ...exchange({ key: rid(1), paras: { level: 1 } })];
const verdict = (id: string, ...events: Events) => verdictOf(ruleOf(id), began, ...events);
const messages = (id: string, ...events: Events) => verdict(id, ...events).violations.map((one) => one.message);
const shown = (id: string, ...events: Events) => verdict(id, ...events).exercised > 0;

const own = (n: number, some: object = {}) => ({ key: rid(n), paras: { level: n }, ...some });
const answer = (content: unknown, n = 1) => [
  requestSent(own(n)),
  ...message(content, { channel: 'commands/response', key: rid(n) }),
  answered(own(n)).at(-1) as Event,
];

describe('what keeps a rule shows it, and breaks it not', () => {
  const table: [id: string, what: string, ...events: Events][] = [
    ['V2-CMD-01', 'an answer', exchange(own(1))],
    ['V2-CMD-02', 'one answer', exchange(own(1))],
    ['V2-CMD-03', 'one that waits', exchange(own(1))],
    ['V2-CMD-04', 'an integer', exchange(own(1))],
    ['V2-CMD-04', 'none at all', exchange(own(1), { errcode: undefined })],
    ['V2-CMD-05', 'an integer', exchange(own(1), { errcode: -1 })],
    ['V2-CMD-05', 'digits', exchange(own(1), { errcode: '0' })],
    ['V2-CMD-05', 'null', exchange(own(1), { errcode: null })],
    ['V2-CMD-06', 'what the model has', exchange(own(1), { body: { result: 1 } })],
    ['V2-CMD-06', 'nothing', exchange(own(1), { body: undefined, errcode: undefined })],
    ['V2-CMD-07', 'an answer in time', exchange(own(1))],
    ['V2-CMD-08', 'an error', exchange(own(1, { fit: 'unknown-service', serviceId: 'X' }), { errcode: 3 })],
    ['V2-CMD-09', 'an error', exchange(own(1, { fit: 'invalid-parameters' }), { errcode: '1' })],
    ['V2-CMD-10', 'another form', proven, exchange(own(2, { form: 'spaces' }))],
    ['V2-CMD-11', 'the next answer', proven, probeSent({ key: rid(9) }), exchange(own(2))],
    ['V2-CMD-12', 'many at once', proven, onStage('burst', exchange(own(2)), exchange(own(0x31)))],
    ['V2-CMD-13', 'alike ones', proven, onStage('burst', requestSent(own(2)), requestSent(own(3)), answered(own(2)))],
    ['V2-CMD-14', 'the same once more', exchange({ key: rid(1) }), exchange({ key: rid(2) })],
    ['V2-CMD-15', 'QoS 0, without a subscription', exchange(own(1, { qos: 0 }))],
    [
      'V2-CMD-15',
      'both',
      subscribed('$oc/devices/lamp-1/sys/commands/#', { channel: 'commands' }),
      exchange(own(1, { qos: 0 })),
      exchange(own(2, { qos: 1 })),
    ],
    ['V2-CMD-16', 'a long one', exchange(own(1, { payload: new Uint8Array(1000) }))],
    ['V2-CMD-17', 'one answer', exchange(own(1)), requestRedelivered({ key: rid(1) }), exchange(own(2))],
    ['V2-CMD-19', 'nothing', messageSent(), exchange(own(1))],
    ['V2-CMD-19', 'nothing, and life that goes on', messageSent(), at(9000, report())],
    ['V2-CMD-20', 'nothing', probeSent({ key: rid(9) }), exchange(own(1))],
    [
      'V2-CMD-20',
      'an error',
      probeSent({ key: rid(9) }),
      strayResponse(rid(9), 'unknown', { content: { result_code: 1 } }),
      exchange(own(1)),
    ],
    ['V2-CMD-21', 'one object', answer({ result_code: 0 })],
    ['V2-CMD-22', 'its name', answer({ result_code: 0, response_name: 'SET_LEVEL_RSP' })],
  ];

  test.each(table)('%s: %s', (id, _, ...events) => {
    const { exercised, violations } = verdict(id, ...events);
    expect(violations).toEqual([]);
    expect(exercised).toBeGreaterThan(0);
  });
});

describe('what breaks it is told', () => {
  const table: [id: string, message: string, ...events: Events][] = [
    ['V2-CMD-01', `It did not answer Light/SET_LEVEL with request_id ${rid(1)}.`, silence(own(1))],
    [
      'V2-CMD-02',
      `It answered the command with request_id ${rid(1)} again.`,
      exchange(own(1)),
      strayResponse(rid(1), 'repeated'),
    ],
    ['V2-CMD-03', 'It answered a command that it did not get.', strayResponse('abc')],
    ['V2-CMD-04', 'It sent its result_code in a string.', exchange(own(1), { errcode: '0' })],
    ['V2-CMD-05', 'Its result_code is not an integer.', exchange(own(1), { errcode: 'OK' })],
    [
      'V2-CMD-06',
      'Its answer to Light/SET_LEVEL does not fit the response model at $.paras.result.',
      exchange(own(1), { errcode: undefined, body: { result: 'done' } }),
    ],
    [
      'V2-CMD-07',
      `It answered the command with request_id ${rid(1)} too late.`,
      silence(own(1)),
      strayResponse(rid(1), 'late'),
    ],
    [
      'V2-CMD-08',
      'It reported success for X/SET_LEVEL: a service that its model does not have.',
      exchange(own(1, { fit: 'unknown-service', serviceId: 'X' }), { errcode: undefined }),
    ],
    [
      'V2-CMD-09',
      'It reported success for Light/SET_LEVEL: parameters that its model forbids (level is 200, and the model allows at most 100).',
      exchange(own(200, { fit: 'invalid-parameters' })),
    ],
    [
      'V2-CMD-10',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, written with spaces.`,
      proven,
      silence(own(2, { form: 'spaces' })),
    ],
    [
      'V2-CMD-11',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, after a malformed command (not JSON).`,
      proven,
      probeSent({ key: rid(9) }),
      silence(own(2)),
    ],
    [
      'V2-CMD-12',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}.`,
      proven,
      onStage('burst', silence(own(2))),
    ],
    [
      'V2-CMD-13',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, with 1 other in flight.`,
      proven,
      onStage('burst', requestSent(own(2)), requestSent(own(3)), answered(own(3)), requestUnanswered(own(2))),
    ],
    [
      'V2-CMD-14',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, equal to one that it has answered.`,
      exchange({ key: rid(1) }),
      silence({ key: rid(2) }),
    ],
    [
      'V2-CMD-15',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, sent at QoS 0.`,
      proven,
      silence(own(2, { qos: 0 })),
    ],
    [
      'V2-CMD-16',
      `It did not answer Light/SET_LEVEL with request_id ${rid(2)}, of 900 bytes.`,
      proven,
      silence(own(2, { payload: bytes('x'.repeat(900)) })),
    ],
    [
      'V2-CMD-17',
      `It answered the command with request_id ${rid(1)} twice when it was delivered twice.`,
      exchange(own(1)),
      requestRedelivered({ key: rid(1) }),
      strayResponse(rid(1), 'repeated'),
    ],
    [
      'V2-CMD-19',
      'It answered a message (reload) as if that were a command.',
      messageSent(),
      strayResponse(undefined, 'no-mid'),
    ],
    [
      'V2-CMD-19',
      'It answered an event (reload) as if that were a command.',
      messageSent({ what: 'event' }),
      strayResponse('m-1'),
    ],
    [
      'V2-CMD-20',
      'It answered a malformed command as if it had carried it out (not JSON).',
      probeSent({ key: rid(9) }),
      strayResponse(rid(9), 'unknown', { content: {} }),
    ],
    ['V2-CMD-21', 'It published something else than one JSON object.', answer('')],
    ['V2-CMD-21', 'It published something else than one JSON object.', answer([{ result_code: 0 }])],
    [
      'V2-CMD-22',
      'Its answer to Light/SET_LEVEL names a response that the product model does not have.',
      answer({ result_code: 0, response_name: 'cmdResponses' }),
    ],
  ];

  test.each(table)('%s: %s', (id, told, ...events) => {
    expect(messages(id, ...events)).toEqual([told]);
  });

  test('V2-CMD-18: a device that stops reporting under commands', () => {
    const reports = [1000, 2000, 3000, 4000, 5000].flatMap((ms) => at(ms, report()));
    const busy = Array.from({ length: 14 }, (_, n) => at(5100 + n * 400, exchange(own(n + 1)))).flat();
    expect(messages('V2-CMD-18', deviceDeclared(), reports, busy)).toEqual([
      'It stopped reporting while it handled commands.',
    ]);
    const both = Array.from({ length: 14 }, (_, n) => [
      at(5100 + n * 400, exchange(own(n + 1))),
      n % 6 === 5 ? report() : [],
    ]).flat(2);
    expect(messages('V2-CMD-18', deviceDeclared(), reports, both)).toEqual([]);
    expect(shown('V2-CMD-18', deviceDeclared(), reports, both)).toBe(true);
  });
});

describe('other families are for other rules', () => {
  test.each(command.map(({ id }) => [id]))('%s', (id) => {
    const set = (n: number, some: object = {}) => ({ key: rid(n), family: 'set' as const, ...some });
    const events = [
      exchange(set(1), { errcode: 'OK' }),
      silence(set(2)),
      strayResponse(rid(1), 'repeated', { family: 'set' }),
      probeSent({ key: rid(9), family: 'get' }),
      silence(set(3, { form: 'spaces' })),
      onStage('burst', silence(set(4, { qos: 0 }))),
      exchange(set(5, { fit: 'unknown-service' })),
      closed({ staged: true }),
    ];
    expect(verdict(id, ...events).violations).toEqual([]);
  });
});

describe('habits of real clients break nothing', () => {
  test('an answer after the connection was cut', () => {
    const cut = [requestSent(own(1)), closed({ staged: true }), ...login(2), ...answered(own(1, { connection: 2 }))];
    for (const { id } of command) expect(messages(id, cut), id).toEqual([]);
  });

  test('what it sends on its own account', () => {
    const events = [
      event({ service_id: '$sdk_info', event_type: 'sdk_info_report', paras: { device_sdk_version: '1' } }),
      message('pong', { channel: 'messages/up' }),
      packetReceived({ type: 'PINGREQ' }),
    ];
    for (const { id } of command) expect(messages(id, ...events), id).toEqual([]);
  });

  test('an answer that the platform drops for its length is not read', () => {
    const dropped = message('x', { channel: 'commands/response', key: rid(1), dropped: 'too-long' });
    for (const { id } of command) expect(messages(id, dropped), id).toEqual([]);
  });

  test('members that are null or empty, and a text for paras where it failed', () => {
    const nulls = answer({ result_code: null, response_name: null, paras: null });
    const failure = answer({ result_code: -1, response_name: '', paras: 'command not found' }, 2);
    for (const { id } of command) expect(messages(id, nulls, failure), id).toEqual([]);
  });
});

test.each(['V2-CMD-04', 'V2-CMD-05', 'V2-CMD-21'])(
  '%s reads an answer that came elsewhere as what it is meant to be',
  (id) => {
    const elsewhere = (value: unknown, otherwise: 'form' | 'key') => [
      requestSent(),
      ...message(value, { channel: 'properties/get/response', key: rid() }),
      requestAnswered({ otherwise }),
    ];
    const wrong = id === 'V2-CMD-21' ? [] : { result_code: id === 'V2-CMD-04' ? '0' : true };
    expect(verdictOf(ruleOf(id), login(), elsewhere({ result_code: 0 }, 'form'))).toEqual({
      exercised: 1,
      violations: [],
    });
    expect(verdictOf(ruleOf(id), login(), elsewhere(wrong, 'form')).violations).toHaveLength(1);
    expect(verdictOf(ruleOf(id), login(), elsewhere({ result_code: 0 }, 'key')).exercised).toBe(0);
  },
);

test.each(['V2-CMD-12', 'V2-CMD-13'])('%s: an answer with another request id does not tell one of many', (id) => {
  const many = (otherwise?: 'key') =>
    onStage(
      'burst',
      requestSent({ key: rid(2) }),
      requestSent({ key: rid(id === 'V2-CMD-13' ? 3 : 0x31) }),
      answered({ key: rid(2), ...(otherwise && { otherwise }) }),
    );
  const known = exchange({ key: rid(1) });
  expect(verdictOf(ruleOf(id), login(), known, many()).exercised).toBe(1);
  expect(verdictOf(ruleOf(id), login(), known, many('key')).exercised).toBe(0);
});

describe('V2-CMD-03: an answer with a changed request id', () => {
  const stray = strayResponse(rid(2).toUpperCase());

  test('is none to nothing, if the request or what was sent in its place has no other', () => {
    expect(messages('V2-CMD-03', proven, requestSent(own(2)), stray, answered(own(2, { otherwise: 'key' })))).toEqual(
      [],
    );
    expect(messages('V2-CMD-03', proven, probeSent({ key: rid(2) }), stray, exchange(own(3)))).toEqual([]);
  });

  test('is one too many, if the request was answered as it should be', () => {
    expect(messages('V2-CMD-03', proven, exchange(own(2)), stray)).toHaveLength(1);
  });
});

test('V2-CMD-11: an answer without a request id is no silence after a malformed command, once those are known', () => {
  const lost = [
    probeSent({ key: rid(9) }),
    requestSent(own(3)),
    strayResponse(undefined, 'no-mid'),
    requestUnanswered(own(3)),
  ];
  const known = [requestSent(own(2)), answered(own(2, { otherwise: 'key' }))];
  expect(messages('V2-CMD-11', proven, ...lost)).toHaveLength(1);
  expect(messages('V2-CMD-11', proven, ...known, ...lost)).toEqual([]);
  expect(messages('V2-CMD-01', proven, ...known, ...lost)).toHaveLength(1);
});
