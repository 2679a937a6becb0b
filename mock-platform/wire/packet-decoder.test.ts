import fc from 'fast-check';
import { type Packet, parser } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import type { MqttPacket } from './packet.ts';
import { PacketDecoder } from './packet-decoder.ts';
import {
  anyCuts,
  anyServerPackets,
  anySession,
  bytes,
  decodeInPieces,
  encode,
  joined,
  packet,
  validConnect,
} from './testing.ts';

const pingreq = packet(0xc0);
const disconnect = packet(0xe0);

function clausesOf(...packets: Uint8Array[]): string[][] {
  const decoder = new PacketDecoder('client');
  return packets.flatMap((raw) => decoder.push(raw)).map(({ violations }) => violations.map(({ clause }) => clause));
}

describe('the place of a packet in the stream', () => {
  test('a session from CONNECT to DISCONNECT has no violation', () => {
    expect(clausesOf(validConnect, pingreq, disconnect)).toEqual([[], [], []]);
  });

  test('MQTT-3.1.0-1: the first packet must be CONNECT; only the first is blamed', () => {
    expect(clausesOf(pingreq, pingreq, validConnect)).toEqual([['MQTT-3.1.0-1'], [], []]);
  });

  test('MQTT-3.1.0-2: every further CONNECT is blamed', () => {
    expect(clausesOf(validConnect, validConnect, validConnect)).toEqual([[], ['MQTT-3.1.0-2'], ['MQTT-3.1.0-2']]);
  });

  test('MQTT-3.14.4-2: every packet after DISCONNECT is blamed', () => {
    expect(clausesOf(validConnect, disconnect, pingreq, disconnect)).toEqual([
      [],
      [],
      ['MQTT-3.14.4-2'],
      ['MQTT-3.14.4-2'],
    ]);
  });

  test('a packet may break its place and its form', () => {
    expect(clausesOf(packet(0xc1))).toEqual([['MQTT-3.1.0-1', 'MQTT-2.2.2-1']]);
  });
});

describe('the remaining length', () => {
  test('over the limit ends the reading at once, without waiting for the body, and accuses nobody', () => {
    const decoder = new PacketDecoder('client', { maxRemainingLength: 1000 });
    decoder.push(validConnect);
    const [decoded] = decoder.push(bytes('30 e9 07 0001'));
    expect(decoded).toEqual({
      raw: bytes('30 e9 07'),
      violations: [],
      tooLong: { reason: 'a PUBLISH of 1001 bytes: at most 1000 are taken', packet: 'PUBLISH', bytes: 1001 },
    });
    expect(decoder.push(pingreq)).toEqual([]);
    expect(decoder.pending).toEqual(bytes());
  });

  test('at the limit is read', () => {
    const decoder = new PacketDecoder('client', { maxRemainingLength: 13 });
    expect(decoder.push(packet(0x10, '0004', "'MQTT'", '04 02 003c', '0001', "'d'"))).toMatchObject([
      { violations: [] },
    ]);
  });

  test('of 4 MiB is allowed by default, one byte more is not', () => {
    const fourMiB = bytes('30 80 80 80 02');
    const decoder = new PacketDecoder('client');
    expect(decoder.push(fourMiB)).toEqual([]);
    expect(decoder.pending).toEqual(fourMiB);
    expect(new PacketDecoder('client').push(bytes('30 81 80 80 02'))).toMatchObject([
      { violations: [], tooLong: { packet: 'PUBLISH', bytes: 4 * 1024 * 1024 + 1 } },
    ]);
  });

  test('of five bytes is seen at the fourth', () => {
    const decoder = new PacketDecoder('client');
    expect(decoder.push(bytes('10 ff ff ff'))).toEqual([]);
    expect(decoder.push(bytes('ff'))).toMatchObject([
      { raw: bytes('10 ff ff ff ff'), violations: [{ clause: 'MQTT-2.2.3', actual: 'bit 7 set in the fourth byte' }] },
    ]);
  });
});

test('after a fatal violation nothing is read any more, not even in the same chunk', () => {
  const decoder = new PacketDecoder('client');
  expect(decoder.push(joined([validConnect, packet(0x40, '00'), pingreq]))).toHaveLength(2);
  expect(decoder.push(pingreq)).toEqual([]);
});

test('pending holds the bytes of the unfinished packet', () => {
  const decoder = new PacketDecoder('client');
  decoder.push(joined([validConnect, bytes('30')]));
  expect(decoder.pending).toEqual(bytes('30'));
  decoder.push(bytes('04 00'));
  expect(decoder.pending).toEqual(bytes('30 04 00'));
  decoder.push(bytes('01 61 62 c0'));
  expect(decoder.pending).toEqual(bytes('c0'));
});

test('what it hands out shares the memory of the chunk', () => {
  const chunk = packet(0x10, '0004', "'MQTT'", '04 c2 003c', '0001', "'d'", '0000', '0002', "'pw'");
  const [decoded] = new PacketDecoder('client').push(chunk);
  expect(decoded?.raw.buffer).toBe(chunk.buffer);
  expect(decoded?.packet).toMatchObject({ password: expect.any(Uint8Array) });
});

describe('laws', () => {
  test('a valid session, cut anywhere, gives its packets and no violation', () => {
    fc.assert(
      fc.property(
        anySession.map(encode).chain((packets) => fc.tuple(fc.constant(packets), anyCuts(joined(packets).length))),
        ([packets, cuts]) => {
          const { decoded, pending } = decodeInPieces(joined(packets), cuts);
          expect(decoded.map(({ raw }) => raw)).toEqual(packets);
          expect(decoded.flatMap(({ violations }) => violations)).toEqual([]);
          expect(pending).toHaveLength(0);
        },
      ),
    );
  });

  test('fields are those that mqtt-packet reads, of clients and of servers', () => {
    for (const [from, sessions] of [
      ['client', anySession],
      ['server', anyServerPackets],
    ] as const) {
      fc.assert(
        fc.property(sessions, (packets) => {
          const stream = joined(encode(packets));
          const ours = new PacketDecoder(from).push(stream).map(({ packet }) => inTheirWords(packet as MqttPacket));
          expect(ours).toEqual(readByMqttPacket(stream));
        }),
      );
    }
  });

  test('bytes of any kind, cut anywhere, never throw and give the same as uncut', () => {
    const corrupted = fc
      .tuple(anySession.map(encode).map(joined), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }))
      .map(([stream, changes]) => {
        for (const [at, byte] of changes) stream[at % stream.length] = byte;
        return stream;
      });
    fc.assert(
      fc.property(
        fc
          .oneof(fc.uint8Array({ maxLength: 200 }), corrupted)
          .chain((stream) => fc.tuple(fc.constant(stream), anyCuts(stream.length))),
        ([stream, cuts]) => {
          expect(decodeInPieces(stream, cuts)).toEqual(decodeInPieces(stream, []));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function readByMqttPacket(stream: Uint8Array): object[] {
  const packets: object[] = [];
  const reading = parser();
  reading.on('packet', (packet: Packet) => packets.push(fieldsOf(packet)));
  reading.parse(Buffer.from(stream));
  return packets;
}

/** The fields that their packet type really has: their parser fills in the fixed header's flags for all. */
function fieldsOf(packet: Packet): object {
  const { cmd } = packet;
  if (cmd === 'publish') {
    const { qos, dup, retain, topic, payload, messageId } = packet;
    return { cmd, qos, dup, retain, topic, payload: Buffer.from(payload), ...(qos > 0 && { messageId }) };
  }
  const {
    length: _,
    qos: __,
    dup: ___,
    retain: ____,
    topic: _____,
    payload: ______,
    ...fields
  } = packet as Packet & Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

function inTheirWords(packet: MqttPacket): object {
  const cmd = packet.type.toLowerCase();
  switch (packet.type) {
    case 'CONNECT': {
      const { protocolName, protocolLevel, cleanSession, keepAlive, clientId, will, username, password } = packet;
      return {
        cmd,
        protocolId: protocolName,
        protocolVersion: protocolLevel,
        clean: cleanSession,
        keepalive: keepAlive,
        clientId,
        ...(will && { will: { ...will, payload: Buffer.from(will.payload) } }),
        ...(username !== undefined && { username }),
        ...(password !== undefined && { password: Buffer.from(password) }),
      };
    }
    case 'PUBLISH': {
      const { qos, dup, retain, topic, payload, packetId } = packet;
      return {
        cmd,
        qos,
        dup,
        retain,
        topic,
        payload: Buffer.from(payload),
        ...(packetId !== undefined && { messageId: packetId }),
      };
    }
    case 'SUBSCRIBE':
      return {
        cmd,
        messageId: packet.packetId,
        subscriptions: packet.filters.map(({ filter, qos }) => ({ topic: filter, qos })),
      };
    case 'UNSUBSCRIBE':
      return { cmd, messageId: packet.packetId, unsubscriptions: packet.filters };
    case 'SUBACK':
      return { cmd, messageId: packet.packetId, granted: packet.granted };
    case 'CONNACK':
      return { cmd, sessionPresent: packet.sessionPresent, returnCode: packet.returnCode };
    case 'PINGREQ':
    case 'PINGRESP':
    case 'DISCONNECT':
      return { cmd };
    default:
      return { cmd, messageId: packet.packetId };
  }
}
