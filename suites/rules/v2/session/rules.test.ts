import { describe, expect, test } from 'vitest';
import {
  answered,
  at,
  authenticated,
  type BrokenCase,
  closed,
  connack,
  connect,
  deviceDeclared,
  type Event,
  exchange,
  finding,
  login,
  onStage,
  opened,
  packetReceived,
  refused,
  report,
  requestSent,
  requestUnanswered,
  rid,
  ruleIn,
  silence,
  stageBegan,
  stageEnded,
  strayResponse,
  subscribed,
  verdictOf,
} from '../testing.ts';
import { session } from './rules.ts';

// That the judges count and forgive as they should is tested with generation 1's rules, where they are shared.

const ruleOf = (id: string) => ruleIn(session, id);
const cut = closed({ by: 'platform', staged: true });
const attempt = (ms: number, connection: number) => [
  ...at(ms, opened(connection)),
  closed({ connection, by: 'platform', staged: true }),
];
const unacknowledged = packetReceived({
  type: 'PUBLISH',
  topic: '$oc/devices/lamp-1/sys/properties/report',
  payload: new TextEncoder().encode('{"services":[{"service_id":"Light","properties":{"level":7}}]}'),
  qos: 1,
  packetId: 3,
  retain: false,
  dup: false,
});
const rival = (ms: number, lost: number, by: number): Event[] => [
  ...at(ms, { type: 'taken-over', deviceId: 'lamp-1', connection: lost, by }),
];

const broken: readonly BrokenCase[] = [
  [
    'V2-SESSION-01',
    'silence for more than one and a half keep-alives',
    [connect({ keepAlive: 30 }), at(60_000, packetReceived({ type: 'PINGREQ' }))],
    { expected: 'a packet at least every 45000 ms' },
  ],
  ['V2-SESSION-02', 'staying away', [login(), onStage('cut', cut)], { actual: 'none within 10000 ms' }],
  [
    'V2-SESSION-03',
    'silence on the new connection',
    [deviceDeclared(), login(), exchange(), cut, login(2), silence({ key: rid(2), connection: 2 })],
    { message: expect.stringContaining('after it came back') },
  ],
  [
    'V2-SESSION-03',
    'silence to a property set there',
    [
      deviceDeclared(),
      login(),
      exchange({ family: 'set' }),
      cut,
      login(2),
      silence({ family: 'set', key: rid(2), connection: 2 }),
    ],
    { message: expect.stringContaining('after it came back') },
  ],
  [
    'V2-SESSION-04',
    'a constant wait',
    [
      at(0, stageBegan('away')),
      attempt(5000, 2),
      attempt(10_000, 3),
      attempt(15_000, 4),
      attempt(20_000, 5),
      at(21_000, stageEnded('away')),
    ],
    { expected: 'longer waits each time' },
  ],
  [
    'V2-SESSION-05',
    'a silence that nobody notices',
    [connect({ keepAlive: 30 }), stageBegan('silent'), at(90_000, stageEnded('silent', { waitedMs: 80_000 }))],
    { message: 'It did not notice that nothing came back on its connection.' },
  ],
  [
    'V2-SESSION-06',
    'credentials of an hour ago',
    [login(), cut, refused(4, { connection: 2, findings: [finding('timestamp', { ok: false })] })],
    { message: 'It came back with a timestamp that is no longer valid.' },
  ],
  [
    'V2-SESSION-07',
    'coming back at once, every time',
    [
      at(0, stageBegan('take-over')),
      ...[1, 2, 3, 4].flatMap((n) => [
        rival(n * 1000, 10 * n, 10 * n + 5),
        at(n * 1000 + 50, opened(10 * n + 10)),
        rival(n * 1000 + 100, 10 * n + 5, 10 * n + 10),
      ]),
    ],
    { expected: 'longer waits each time' },
  ],
  [
    'V2-SESSION-08',
    'a close without DISCONNECT',
    [
      login(),
      connack(),
      packetReceived({ type: 'PINGREQ' }),
      { type: 'device-stopping', deviceId: 'lamp-1' },
      closed({ clean: false, reason: 'the device closed the connection' }),
    ],
    { expected: 'DISCONNECT, then the end of the connection' },
  ],
  [
    'V2-SESSION-09',
    'a report that does not come again',
    [
      login(),
      stageBegan('unacknowledged'),
      unacknowledged,
      report({ level: 7 }),
      cut,
      login(2),
      at(30_000, stageEnded('unacknowledged')),
    ],
    { message: 'It lost a report that was not acknowledged.' },
  ],
  [
    'V2-SESSION-10',
    'an answer on each of two connections',
    [
      login(),
      exchange(),
      cut,
      login(2),
      strayResponse(rid(), 'repeated', { connection: 2, content: { result_code: 0 } }),
    ],
    { message: `It answered the command with request_id ${rid()} again, after its connection had broken.` },
  ],
  [
    'V2-SESSION-10',
    'two answers on the new connection',
    [
      login(),
      requestSent({ family: 'set' }),
      cut,
      login(2),
      answered({ family: 'set', connection: 2 }),
      strayResponse(rid(), 'repeated', { family: 'set', connection: 2 }),
    ],
    { message: `It answered the property set with request_id ${rid()} again, after its connection had broken.` },
  ],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), ...events).violations).toMatchObject([violation]);
});

const life = [
  deviceDeclared(),
  login(),
  report(),
  exchange(),
  onStage('cut', cut, login(2)),
  exchange({ key: rid(2), connection: 2 }),
];

test.each(session)('$id is kept by a device that comes back and answers, without a subscription', (rule) => {
  expect(verdictOf(rule, ...life).violations).toEqual([]);
});

describe('tolerated is', () => {
  test.each([
    ['an answer on the new connection', answered({ connection: 2 }), 1],
    ['no answer at all', requestUnanswered({ outcome: 'connection-lost' }), 1],
    [
      'one that is late',
      [
        requestUnanswered({ outcome: 'connection-lost' }),
        ...strayResponse(rid(), 'connection-lost', { connection: 2 }),
      ],
      1,
    ],
  ])('V2-SESSION-10: %s', (_, end, exercised) => {
    const lost = [login(), requestSent(), cut, login(2), end];
    expect(verdictOf(ruleOf('V2-SESSION-10'), ...lost)).toEqual({ exercised, violations: [] });
  });

  test('V2-SESSION-10: what MQTT delivers again, since no PUBACK came', () => {
    const repeated = strayResponse(rid(), 'repeated', { connection: 2 }).map((one) =>
      one.type === 'published' ? { ...one, dup: true } : one,
    );
    expect(verdictOf(ruleOf('V2-SESSION-10'), login(), exchange(), cut, login(2), repeated).violations).toEqual([]);
  });

  test('V2-SESSION-10: a second answer on the same connection, which is for other rules', () => {
    const twice = [login(), exchange(), strayResponse(rid(), 'repeated')];
    expect(verdictOf(ruleOf('V2-SESSION-10'), ...twice)).toEqual({ exercised: 0, violations: [] });
  });

  test('V2-SESSION-03: to subscribe on the first connection only', () => {
    const once = [
      deviceDeclared(),
      login(),
      subscribed(),
      exchange(),
      onStage('cut', cut, login(2)),
      at(60_000, exchange({ key: rid(2), connection: 2 })),
    ];
    expect(verdictOf(ruleOf('V2-SESSION-03'), ...once)).toEqual({ exercised: 1, violations: [] });
  });

  test('V2-SESSION-04: a first attempt at once, and longer waits from then on', () => {
    const away = [
      at(0, stageBegan('away')),
      attempt(10, 2),
      attempt(2000, 3),
      attempt(6000, 4),
      attempt(14_000, 5),
      at(20_000, stageEnded('away')),
    ];
    expect(verdictOf(ruleOf('V2-SESSION-04'), ...away)).toEqual({ exercised: 1, violations: [] });
  });

  test('V2-SESSION-06: a stamp under sign type 1 that is kept for a short outage', () => {
    const kept = [login(), cut, authenticated({ connection: 2, signType: '1' })];
    expect(verdictOf(ruleOf('V2-SESSION-06'), ...kept)).toEqual({ exercised: 0, violations: [] });
  });

  test('V2-SESSION-09: the report among others, in another order', () => {
    const again = [
      login(),
      stageBegan('unacknowledged'),
      unacknowledged,
      report({ level: 7 }),
      cut,
      login(2),
      report({ level: 7 }, { connection: 2, gzip: true }),
      at(30_000, stageEnded('unacknowledged')),
    ];
    expect(verdictOf(ruleOf('V2-SESSION-09'), ...again)).toEqual({ exercised: 1, violations: [] });
  });
});
