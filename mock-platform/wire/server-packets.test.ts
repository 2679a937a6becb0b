import { expect, test } from 'vitest';
import { PacketDecoder } from './packet-decoder.ts';
import { bytes, packet } from './testing.ts';

test.each<[Uint8Array, object]>([
  [packet(0x20, '01 00'), { type: 'CONNACK', sessionPresent: true, returnCode: 0 }],
  [packet(0x20, '00 05'), { type: 'CONNACK', sessionPresent: false, returnCode: 5 }],
  [packet(0x90, '0001', '00 01 02 80'), { type: 'SUBACK', packetId: 1, granted: [0, 1, 2, 0x80] }],
  [packet(0xb0, '0001'), { type: 'UNSUBACK', packetId: 1 }],
  [packet(0x40, '0001'), { type: 'PUBACK', packetId: 1 }],
  [packet(0xd0), { type: 'PINGRESP' }],
  [
    packet(0x3b, '0001', "'a'", '0001', "'hi'"),
    { type: 'PUBLISH', topic: 'a', payload: bytes("'hi'"), qos: 1, retain: true, dup: true, packetId: 1 },
  ],
])('%o is read', (raw, fields) => {
  expect(new PacketDecoder('server').push(raw)).toEqual([{ raw, packet: fields, violations: [] }]);
});

test('what a scenario sends against the standard is not judged', () => {
  const raw = packet(0x36, '0003', "'a/#'", '0000');
  expect(new PacketDecoder('server').push(raw)).toMatchObject([{ packet: { qos: 3, topic: 'a/#' }, violations: [] }]);
});

test.each([
  ['MQTT-2.2.1', packet(0x10, '00')],
  ['MQTT-2.2.3', packet(0x40, '00')],
  ['MQTT-2.2.3', packet(0xd0, '00')],
])('%s ends the reading', (clause, raw) => {
  const decoder = new PacketDecoder('server');
  expect(decoder.push(raw)).toMatchObject([{ violations: [{ clause, fatal: true }] }]);
  expect(decoder.push(packet(0xd0))).toEqual([]);
});
