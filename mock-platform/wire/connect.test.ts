import { describe, expect, test } from 'vitest';
import { PacketDecoder } from './packet-decoder.ts';
import { bytes, packet } from './testing.ts';

const name = ['0004', "'MQTT'"];
const id = ['0003', "'dev'"];
const user = ['0004', "'user'"];
const password = ['0006', "'secret'"];
const will = ['0001', "'w'", '0003', "'bye'"];

function decode(...body: string[]) {
  const [decoded, ...more] = new PacketDecoder('client').push(packet(0x10, ...body));
  expect(more).toEqual([]);
  const { packet: connect, violations, secret } = decoded ?? { violations: [] };
  return {
    connect,
    clauses: violations.map(({ clause }) => clause),
    fatal: violations.some(({ fatal }) => fatal),
    secret,
  };
}

test('all fields are read', () => {
  const { connect, clauses } = decode(...name, '04 f6 012c', ...id, ...will, ...user, ...password);
  expect(clauses).toEqual([]);
  expect(connect).toEqual({
    type: 'CONNECT',
    protocolName: 'MQTT',
    protocolLevel: 4,
    cleanSession: true,
    keepAlive: 300,
    clientId: 'dev',
    will: { topic: 'w', payload: bytes("'bye'"), qos: 2, retain: true },
    username: 'user',
    password: bytes("'secret'"),
  });
});

test.each<[string, string[]]>([
  ['MQTT 3.1.1', [...name, '04 02 003c', ...id]],
  ['MQTT 3.1', ['0006', "'MQIsdp'", '03 02 003c', ...id]],
  ['an empty client identifier with a clean session', [...name, '04 02 003c', '0000']],
  ['a user name without password', [...name, '04 82 003c', ...id, ...user]],
  ['an empty user name and password', [...name, '04 c2 003c', ...id, '0000', '0000']],
  ['an empty will message', [...name, '04 06 003c', ...id, '0001', "'w'", '0000']],
  ['a byte order mark', [...name, '04 02 003c', '0006 efbbbf', "'dev'"]],
])('%s is valid', (_, body) => {
  expect(decode(...body)).toMatchObject({ clauses: [], fatal: false });
});

test.each<[string, string, string[]]>([
  ['MQTT-3.1.2-3', 'the reserved flag', [...name, '04 03 003c', ...id]],
  ['MQTT-3.1.2-13', 'a will QoS without will', [...name, '04 0a 003c', ...id]],
  ['MQTT-3.1.2-14', 'will QoS 3', [...name, '04 1e 003c', ...id, ...will]],
  ['MQTT-3.1.2-15', 'will retain without will', [...name, '04 22 003c', ...id]],
  ['MQTT-3.1.2-22', 'a password without user name', [...name, '04 42 003c', ...id, ...password]],
  ['MQTT-3.1.2-9', 'a will flag without will', [...name, '04 06 003c', ...id]],
  ['MQTT-3.1.2-9', 'a will topic without message', [...name, '04 06 003c', ...id, '0001', "'w'"]],
  ['MQTT-3.1.2-19', 'a user name flag without user name', [...name, '04 82 003c', ...id]],
  ['MQTT-3.1.2-21', 'a password flag without password', [...name, '04 c2 003c', ...id, ...user]],
  ['MQTT-3.1.2-18', 'a user name without its flag', [...name, '04 02 003c', ...id, ...user]],
  ['MQTT-3.1.2-18', 'both without their flags', [...name, '04 02 003c', ...id, ...user, ...password]],
  ['MQTT-3.1.2-20', 'a password without its flag', [...name, '04 82 003c', ...id, ...user, ...password]],
  ['MQTT-3.1.2-11', 'a will without its flag', [...name, '04 c2 003c', ...id, ...will, ...user, ...password]],
  ['MQTT-3.1.3-1', 'a byte too many', [...name, '04 02 003c', ...id, '00']],
  ['MQTT-3.1.3-1', 'one field too many', [...name, '04 c6 003c', ...id, ...will, ...user, ...password, ...user]],
  ['MQTT-3.1.3-3', 'no payload', [...name, '04 02 003c']],
  ['MQTT-3.1.3-7', 'an empty client identifier without clean session', [...name, '04 00 003c', '0000']],
  ['MQTT-1.5.3-1', 'a client identifier in Latin-1', [...name, '04 02 003c', '0002 e9', "'a'"]],
  ['MQTT-1.5.3-1', 'a surrogate in the user name', [...name, '04 82 003c', ...id, '0003 eda080']],
  ['MQTT-1.5.3-2', 'U+0000 in the client identifier', [...name, '04 02 003c', '0002', "'a'", '00']],
  ['MQTT-4.7.1-1', 'a wildcard in the will topic', [...name, '04 06 003c', ...id, '0003', "'a/#'", '0000']],
  ['MQTT-4.7.3-1', 'an empty will topic', [...name, '04 06 003c', ...id, '0000', '0000']],
  ['MQTT-3.1.2-1', 'the name of 3.1 with the level of 3.1.1', ['0006', "'MQIsdp'", '04 02 003c', ...id]],
])('%s: %s is reported, and the packet is read', (clause, _, body) => {
  const { connect, clauses, fatal } = decode(...body);
  expect(clauses).toEqual([clause]);
  expect(fatal).toBe(false);
  expect(connect).toMatchObject({ type: 'CONNECT', keepAlive: 60 });
});

test.each<[string, string, string[]]>([
  ['MQTT-3.1.2-1', 'another protocol name', ['0004', "'HTTP'", '04 02 003c', ...id]],
  ['MQTT-2.2.3', 'an end inside the variable header', ['0004', "'MQTT'", '04 02 00']],
  ['MQTT-2.2.3', 'an end inside the client identifier', [...name, '04 02 003c', '0009', "'dev'"]],
  ['MQTT-2.2.3', 'an end inside the password', [...name, '04 c2 003c', ...id, ...user, '0009', "'secret'"]],
])('%s: %s is fatal', (clause, _, body) => {
  expect(decode(...body)).toMatchObject({ clauses: [clause], fatal: true });
});

test.each([5, 2, 6, 0x84])('level %i is left to the broker: what is common is read, nothing is judged', (level) => {
  const decoder = new PacketDecoder('client');
  const [decoded] = decoder.push(packet(0x10, ...name, level.toString(16).padStart(2, '0'), '03 003c', '00', ...id));
  expect(decoded).toMatchObject({ packet: { protocolLevel: level, keepAlive: 60, clientId: '' }, violations: [] });
  expect(decoder.push(bytes('e0 02 00 00'))).toEqual([]);
});

describe('the part that may hold a password', () => {
  test.each<[string, string[], string]>([
    ['is the password', [...name, '04 c2 003c', ...id, ...user, ...password], 'secret'],
    [
      'is the password and what follows it',
      [...name, '04 c2 003c', ...id, ...user, ...password, '0001', "'x'"],
      'secret\0\x01x',
    ],
    ['is what no flag announces', [...name, '04 82 003c', ...id, ...user, ...password], '\0\x06secret'],
    ['is what is cut short', [...name, '04 c2 003c', ...id, ...user, '0009', "'secret'"], 'secret'],
    ['is nothing when only half its length is there', [...name, '04 c2 003c', ...id, ...user, '00'], ''],
    ['is what another level has', [...name, '05 c2 003c', '00', ...password], '\0\0\x06secret'],
    ['is what another protocol has', ['0004', "'HTTP'", '01', ...password], '\0\x06secret'],
    ['is nothing without a password', [...name, '04 82 003c', ...id, ...user], ''],
  ])('%s', (_, body, part) => {
    expect(Buffer.from(decode(...body).secret ?? []).toString()).toBe(part);
  });
});
