import { describe, expect, test } from 'vitest';
import {
  at,
  authenticated,
  type BrokenCase,
  closed,
  connack,
  connect,
  type Event,
  finding,
  login,
  opened,
  packetReceived,
  published,
  refused,
  refusedAttempt,
  refusedUnknown,
  report,
  ruleIn,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../testing.ts';
import { connection } from './rules.ts';

// That the judges count and forgive as they should is tested with generation 1's rules: here, that each rule has its own.

const ruleOf = (id: string) => ruleIn(connection, id);
const misses = (aspect: Parameters<typeof finding>[0], nearMiss = 'something else') =>
  refusedAttempt(1, 4, { findings: [finding(aspect, { ok: false, nearMiss })] });

const broken: readonly BrokenCase[] = [
  ['V2-CONN-01', 'an identifier of another form', [misses('client-identifier')], { nearMiss: 'something else' }],
  [
    'V2-CONN-01',
    'a part that is missing behind an id with _',
    [connect({ clientId: 'lamp_1_0_2026011512', username: 'lamp_1' }), refused(2)],
    { nearMiss: 'one of the two types is missing, behind an id that holds "_"' },
  ],
  [
    'V2-CONN-02',
    'identity type 1',
    [misses('authentication-type', 'dynamic registration of the first generation')],
    { message: 'Its identity type is not 0, the only one of this interface.' },
  ],
  [
    'V2-CONN-02',
    'a bare nodeId',
    [refusedUnknown({ findings: [finding('device', { ok: false, nearMiss: 'a nodeId' })] })],
    { message: 'No device has the device_id in its client identifier.', nearMiss: 'a nodeId' },
  ],
  [
    'V2-CONN-02',
    'a login by nodeId that a platform of both generations takes',
    [{ ...authenticated(), v2: undefined, v1: { topicId: 'node_1', login: 'node-id' } } as never],
    { actual: 'identity type 2 and its node_id', expected: 'identity type 0 and its device_id' },
  ],
  ['V2-CONN-03', 'another user name', [misses('user-name')], { expected: 'this', actual: 'that' }],
  ['V2-CONN-04', 'another password', [misses('password')], { expected: 'this', actual: 'that' }],
  ['V2-CONN-05', 'sign type 2', [misses('sign-type', 'HMAC-SM3')], { nearMiss: 'HMAC-SM3' }],
  [
    'V2-CONN-06',
    'a stale timestamp under sign type 1',
    [connect({ clientId: 'lamp-1_0_1_2026011508' }), refused(4, { findings: [finding('timestamp', { ok: false })] })],
    { message: 'It uses sign type 1, and its timestamp is not the present UTC hour.' },
  ],
  [
    'V2-CONN-07',
    'local time',
    [connect({ clientId: 'lamp-1_0_0_2026011520' }), authenticated()],
    { expected: '2026011512', nearMiss: 'local time, 8 hours ahead of UTC' },
  ],
  ['V2-CONN-08', 'level 6', [connect({ protocolLevel: 6 })], { actual: 'protocol name "MQTT", level 6' }],
  [
    'V2-CONN-09',
    'a will',
    [connect({ will: { topic: 'gone', payload: new Uint8Array(), qos: 0, retain: false } })],
    { actual: 'a will for "gone"' },
  ],
  ['V2-CONN-10', 'a library’s default of 15 s', [connect({ keepAlive: 15 })], { actual: '15 s' }],
  ['V2-CONN-10', 'no keep-alive', [connect({ keepAlive: 0 })], { actual: '0 s: switched off' }],
  ['V2-CONN-10', 'an hour', [connect({ keepAlive: 3600 })], { expected: '30 to 1200 s' }],
  ['V2-CONN-11', 'a session that is to be kept', [connect({ cleanSession: false })], { actual: 'clean session 0' }],
  [
    'V2-CONN-12',
    'attempts one after the other',
    [at(0, refusedAttempt(1, 5)), at(700, refusedAttempt(2, 5))],
    { message: 'It tried again at once after its CONNECT was refused.' },
  ],
  [
    'V2-CONN-13',
    'a device that gives up',
    [stageBegan('unavailable'), refusedAttempt(1, 3), at(60_000, stageEnded('unavailable'))],
    { expected: 'a new CONNECT, with valid credentials' },
  ],
  [
    'V2-CONN-14',
    'a second connection beside the first',
    [login(), at(5000, login(2)), ...ended()],
    { actual: 'connection 2 beside connection 1' },
  ],
  [
    'V2-CONN-15',
    'a report after the refusal',
    [refusedAttempt(1).slice(0, -1), at(9000, packetReceived(publish()))],
    { message: 'It went on with PUBLISH although its CONNECT was refused.' },
  ],
  [
    'V2-CONN-16',
    'MQTT 3.1 at first',
    [connect({ protocolName: 'MQIsdp', protocolLevel: 3 })],
    { message: 'It uses MQTT 3.1 from the beginning.' },
  ],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), ...events)).toMatchObject({
    violations: [expect.objectContaining(violation)],
  });
});

test.each(connection)('$id is kept by a device that logs in, reports, and comes back', (rule) => {
  const life = [login(), report(), closed(), at(60_000, login(2)), report(undefined, { connection: 2 })];
  expect(verdictOf(rule, ...life).violations).toEqual([]);
});

describe('is kept, too', () => {
  test('by any digits under sign type 0, as far as the log-in goes', () => {
    const odd = connect({ clientId: 'lamp-1_0_0_2026011524' });
    for (const id of ['V2-CONN-01', 'V2-CONN-02', 'V2-CONN-04', 'V2-CONN-06'])
      expect(verdictOf(ruleOf(id), odd, authenticated()).violations).toEqual([]);
  });

  test('V2-CONN-08: MQTT 5 comes later, and says nothing yet', () => {
    const five = connect({ protocolLevel: 5 });
    expect(verdictOf(ruleOf('V2-CONN-08'), five, refused(1))).toEqual({ exercised: 0, violations: [] });
    expect(verdictOf(ruleOf('V2-CONN-16'), five, refused(1)).violations).toEqual([]);
  });

  test('V2-CONN-02: a device that is frozen named itself rightly', () => {
    const frozen = refusedAttempt(1, 5, { findings: [finding('device', { ok: false })] });
    expect(verdictOf(ruleOf('V2-CONN-02'), frozen).violations).toEqual([]);
  });

  test.each([60, 120, 240, 250])('V2-CONN-10: a keep-alive of %i s', (keepAlive) => {
    expect(verdictOf(ruleOf('V2-CONN-10'), connect({ keepAlive }))).toEqual({ exercised: 1, violations: [] });
  });

  test('V2-CONN-12: giving up for good', () => {
    const givesUp = [stageBegan('refused'), refusedAttempt(1, 4), at(30_000, stageEnded('refused'))].flat();
    expect(verdictOf(ruleOf('V2-CONN-12'), givesUp)).toEqual({ exercised: 1, violations: [] });
  });

  test('V2-CONN-14: a new connection while the socket of the old one, which said DISCONNECT, is still open', () => {
    const overlapping = [login(), packetReceived({ type: 'DISCONNECT' }), login(2), ended()];
    expect(verdictOf(ruleOf('V2-CONN-14'), overlapping.flat())).toEqual({ exercised: 2, violations: [] });
  });

  test('V2-CONN-14: a second connection beside one whose CONNACK took more than a second, or never came', () => {
    const slowly = [opened(), connect(), authenticated(), at(1100, connack())].flat();
    expect(verdictOf(ruleOf('V2-CONN-14'), slowly, login(2), ...ended()).violations).toEqual([]);
    const never = [opened(), connect(), authenticated()].flat();
    expect(verdictOf(ruleOf('V2-CONN-14'), never, at(1000, login(2)), ...ended()).violations).toEqual([]);
    // One whose CONNACK came in time has none to wait for.
    expect(verdictOf(ruleOf('V2-CONN-14'), login(), at(5000, login(2)), ...ended()).violations).toHaveLength(1);
  });

  test('V2-CONN-16: MQTT 3.1 after an attempt with 3.1.1 that failed', () => {
    const second = connect({ connection: 2, protocolName: 'MQIsdp', protocolLevel: 3 });
    expect(verdictOf(ruleOf('V2-CONN-16'), connect(), refused(3), closed(), second).violations).toEqual([]);
  });
});

/** Connection 2 took over connection 1, which the platform closed. */
function ended(): Event[] {
  return [
    { type: 'taken-over', deviceId: 'lamp-1', connection: 1, by: 2 },
    closed({ by: 'platform', reason: 'taken over' }),
  ];
}

function publish() {
  const { topic, payload } = published() as Event & { readonly type: 'published' };
  return { type: 'PUBLISH', topic, payload, qos: 0, retain: false, dup: false } as const;
}
