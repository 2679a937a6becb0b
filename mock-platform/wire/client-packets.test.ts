import { expect, test } from 'vitest';
import { PacketDecoder } from './packet-decoder.ts';
import { bytes, packet, validConnect } from './testing.ts';

function decode(raw: Uint8Array, connect = validConnect) {
  const decoder = new PacketDecoder('client');
  decoder.push(connect);
  const [decoded] = decoder.push(raw);
  const { violations = [] } = decoded ?? {};
  return { ...decoded, clauses: violations.map(({ clause }) => clause), fatal: violations.some(({ fatal }) => fatal) };
}

const a = ['0001', "'a'"];

test.each<[Uint8Array, object]>([
  [
    packet(0x31, ...a, "'hi'"),
    { type: 'PUBLISH', topic: 'a', payload: bytes("'hi'"), qos: 0, retain: true, dup: false },
  ],
  [
    packet(0x3a, ...a, '0102', "'hi'"),
    { type: 'PUBLISH', topic: 'a', payload: bytes("'hi'"), qos: 1, retain: false, dup: true, packetId: 258 },
  ],
  [packet(0x40, '0001'), { type: 'PUBACK', packetId: 1 }],
  [packet(0x50, '0001'), { type: 'PUBREC', packetId: 1 }],
  [packet(0x62, '0001'), { type: 'PUBREL', packetId: 1 }],
  [packet(0x70, 'ffff'), { type: 'PUBCOMP', packetId: 65_535 }],
  [
    packet(0x82, '0001', ...a, '01', '0001', "'#'", '00'),
    {
      type: 'SUBSCRIBE',
      packetId: 1,
      filters: [
        { filter: 'a', qos: 1 },
        { filter: '#', qos: 0 },
      ],
    },
  ],
  [packet(0xa2, '0001', ...a, ...a), { type: 'UNSUBSCRIBE', packetId: 1, filters: ['a', 'a'] }],
  [packet(0xc0), { type: 'PINGREQ' }],
  [packet(0xe0), { type: 'DISCONNECT' }],
  [bytes('e0 80 00'), { type: 'DISCONNECT' }],
])('%o is read', (raw, fields) => {
  expect(decode(raw)).toEqual({ raw, packet: fields, violations: [], clauses: [], fatal: false });
});

test.each<[string, string, Uint8Array]>([
  ['MQTT-3.3.1-2', 'PUBLISH at QoS 0 with DUP', packet(0x38, ...a)],
  ['MQTT-3.3.1-4', 'PUBLISH at QoS 3', packet(0x36, ...a, '0001')],
  ['MQTT-3.3.2-2', 'PUBLISH to #', packet(0x30, '0003', "'a/#'")],
  ['MQTT-3.3.2-2', 'PUBLISH to +', packet(0x30, '0003', "'+/a'")],
  ['MQTT-4.7.3-1', 'PUBLISH to nothing', packet(0x30, '0000', "'hi'")],
  ['MQTT-2.3.1-1', 'PUBLISH with identifier 0', packet(0x32, ...a, '0000')],
  ['MQTT-1.5.3-1', 'PUBLISH to an overlong slash', packet(0x30, '0002 c0af')],
  ['MQTT-1.5.3-1', 'PUBLISH to half a character', packet(0x30, '0003 e4bd', "'a'")],
  ['MQTT-1.5.3-1', 'PUBLISH to a surrogate pair, CESU-8', packet(0x30, '0006 eda0bdedb880')],
  ['MQTT-1.5.3-1', 'PUBLISH beyond U+10FFFF', packet(0x30, '0004 f4908080')],
  ['MQTT-1.5.3-2', 'PUBLISH to U+0000', packet(0x30, '0002 6100')],
  ['MQTT-2.3.1-6', 'PUBACK of identifier 0', packet(0x40, '0000')],
  ['MQTT-2.3.1-6', 'PUBREC of identifier 0', packet(0x50, '0000')],
  ['MQTT-2.3.1-6', 'PUBREL of identifier 0', packet(0x62, '0000')],
  ['MQTT-2.2.2-1', 'PUBACK with flags', packet(0x42, '0001')],
  ['MQTT-2.2.2-1', 'PUBREC with flags', packet(0x51, '0001')],
  ['MQTT-2.2.2-1', 'PUBCOMP with flags', packet(0x72, '0001')],
  ['MQTT-2.2.2-1', 'PINGREQ with flags', packet(0xc1)],
  ['MQTT-3.6.1-1', 'PUBREL without its flags', packet(0x60, '0001')],
  ['MQTT-3.6.1-1', 'PUBREL with DUP', packet(0x6a, '0001')],
  ['MQTT-3.8.1-1', 'SUBSCRIBE without its flags', packet(0x80, '0001', ...a, '00')],
  ['MQTT-3.10.1-1', 'UNSUBSCRIBE without its flags', packet(0xa0, '0001', ...a)],
  ['MQTT-3.14.1-1', 'DISCONNECT with flags', packet(0xe2)],
  ['MQTT-2.3.1-1', 'SUBSCRIBE with identifier 0', packet(0x82, '0000', ...a, '00')],
  ['MQTT-2.3.1-1', 'UNSUBSCRIBE with identifier 0', packet(0xa2, '0000', ...a)],
  ['MQTT-3.8.3-3', 'SUBSCRIBE to nothing', packet(0x82, '0001')],
  ['MQTT-3.10.3-2', 'UNSUBSCRIBE from nothing', packet(0xa2, '0001')],
  ['MQTT-3.8.3-4', 'SUBSCRIBE at QoS 3', packet(0x82, '0001', ...a, '03')],
  ['MQTT-3.8.3-4', 'SUBSCRIBE with reserved bits', packet(0x82, '0001', ...a, '81')],
  ['MQTT-4.7.3-1', 'SUBSCRIBE to an empty filter', packet(0x82, '0001', '0000', '00')],
  ['MQTT-4.7.1-2', 'SUBSCRIBE to a#', packet(0x82, '0001', '0002', "'a#'", '00')],
  ['MQTT-4.7.1-3', 'SUBSCRIBE to a+', packet(0x82, '0001', '0002', "'a+'", '00')],
  ['MQTT-4.7.1-2', 'UNSUBSCRIBE from #/a', packet(0xa2, '0001', '0003', "'#/a'")],
  ['MQTT-1.5.3-2', 'SUBSCRIBE to U+0000', packet(0x82, '0001', '0001 00', '00')],
  ['MQTT-3.1.0-2', 'a second CONNECT', validConnect],
])('%s: %s is reported, and the packet is read', (clause, _, raw) => {
  const { packet: fields, clauses, fatal } = decode(raw);
  expect(clauses).toEqual([clause]);
  expect(fatal).toBe(false);
  expect(fields).toBeDefined();
});

test.each<[string, string, Uint8Array]>([
  ['MQTT-2.2.3', 'PUBLISH that ends in its topic', packet(0x30, '0009', "'a'")],
  ['MQTT-2.2.3', 'PUBLISH without identifier', packet(0x32, ...a)],
  ['MQTT-2.2.3', 'PUBLISH without a body', packet(0x30)],
  ['MQTT-2.2.3', 'PUBACK of one byte', packet(0x40, '00')],
  ['MQTT-2.2.3', 'PUBACK of three bytes', packet(0x40, '0001 00')],
  ['MQTT-2.2.3', 'SUBSCRIBE without a QoS', packet(0x82, '0001', ...a)],
  ['MQTT-2.2.3', 'UNSUBSCRIBE that ends in a length', packet(0xa2, '0001', ...a, '00')],
  ['MQTT-2.2.3', 'PINGREQ with a body', packet(0xc0, '00')],
  ['MQTT-2.2.3', 'DISCONNECT with a reason code, as in MQTT 5', packet(0xe0, '00')],
  ['MQTT-2.2.3', 'a remaining length of five bytes', bytes('30 ff ff ff ff 01')],
  ['MQTT-2.2.1', 'packet type 0', packet(0x00)],
  ['MQTT-2.2.1', 'packet type 15', packet(0xf0)],
  ['MQTT-2.2.1', 'CONNACK from a client', packet(0x20, '0000')],
  ['MQTT-2.2.1', 'PINGRESP from a client', packet(0xd0)],
])('%s: %s is fatal', (clause, _, raw) => {
  expect(decode(raw)).toMatchObject({ clauses: [clause], fatal: true });
});

test('violations quote what was expected and what came', () => {
  const { violations } = decode(packet(0x82, '0001', '0002', "'a#'", '03'));
  expect(violations).toEqual([
    {
      clause: 'MQTT-4.7.1-2',
      message: 'SUBSCRIBE with an invalid topic filter',
      expected: '# alone on the last level, or no #',
      actual: '"a#"',
      fatal: false,
    },
    {
      clause: 'MQTT-3.8.3-4',
      message: 'SUBSCRIBE asks for a QoS that does not exist',
      expected: '0x00, 0x01 or 0x02',
      actual: '0x03 for "a#"',
      fatal: false,
    },
  ]);
});

test('a statement is reported once for a packet, however often it is broken', () => {
  expect(decode(packet(0xa2, '0001', '0000', '0000', '0000')).clauses).toEqual(['MQTT-4.7.3-1']);
});

test('ill-formed UTF-8 is quoted in hex, a rightful U+FFFD is none', () => {
  expect(decode(packet(0x30, '0002 ff61')).violations).toMatchObject([{ actual: 'ff 61' }]);
  expect(decode(packet(0x30, '0003 efbfbd')).clauses).toEqual([]);
});

test('a client of MQTT 3.1 may set DUP where 3.1 has it', () => {
  const level3 = packet(0x10, '0006', "'MQIsdp'", '03 02 003c', '0003', "'dev'");
  expect(decode(packet(0x6a, '0001'), level3).clauses).toEqual([]);
  expect(decode(packet(0x8a, '0001', ...a, '00'), level3).clauses).toEqual([]);
  expect(decode(packet(0x88, '0001', ...a, '00'), level3).clauses).toEqual(['MQTT-3.8.1-1']);
});
