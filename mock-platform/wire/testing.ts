import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { type Decoded, PacketDecoder } from './packet-decoder.ts';

/** Bytes from hex digits, with or without spaces, and texts in quotes: `bytes('10 0c 0004', "'MQTT'")`. */
export function bytes(...parts: string[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        part.startsWith("'") ? Buffer.from(part.slice(1, -1)) : Buffer.from(part.replaceAll(' ', ''), 'hex'),
      ),
    ),
  );
}

/** A whole packet: the first byte, then the remaining length as it should be, then the body. */
export function packet(first: number, ...body: string[]): Uint8Array {
  const content = bytes(...body);
  const length: number[] = [];
  let rest = content.length;
  do {
    length.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  return Uint8Array.of(first, ...length, ...content);
}

/** CONNECT of client `dev`, clean session, keep-alive 60 s. */
export const validConnect = packet(0x10, '0004', "'MQTT'", '04 02 003c', '0003', "'dev'");

/** What a decoder makes of a stream that is cut at the given places. */
export function decodeInPieces(stream: Uint8Array, cuts: readonly number[], from: 'client' | 'server' = 'client') {
  const decoder = new PacketDecoder(from);
  const decoded: Decoded[] = [];
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    decoded.push(...decoder.push(stream.slice(start, cut)));
    start = cut;
  }
  decoded.push(...decoder.push(stream.slice(start)));
  return { decoded, pending: decoder.pending };
}

export function joined(packets: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(packets));
}

/** Where to cut a stream of this length. */
export function anyCuts(length: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: length }), { maxLength: 24 });
}

const text = (options: { minLength?: number; maxLength?: number } = {}) =>
  fc.string({ unit: 'grapheme', ...options }).filter((text) => !text.includes('\0'));
const topicName = text({ minLength: 1, maxLength: 40 })
  .map((topic) => topic.replaceAll(/[#+]/g, '-'))
  .filter((topic) => topic.length > 0);
const topicFilter = fc
  .tuple(fc.array(fc.oneof(fc.constant('+'), topicName), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([levels, multi]) => [...levels, ...(multi ? ['#'] : [])].join('/'));
const payload = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const messageId = fc.integer({ min: 1, max: 65_535 });
const qos = fc.constantFrom(0 as const, 1 as const, 2 as const);

const anyConnect: fc.Arbitrary<Packet> = fc
  .record(
    {
      cmd: fc.constant('connect' as const),
      protocol: fc.constantFrom(['MQTT', 4] as const, ['MQIsdp', 3] as const),
      clientId: text({ minLength: 1, maxLength: 60 }),
      clean: fc.boolean(),
      keepalive: fc.nat({ max: 65_535 }),
      will: fc.record({ topic: topicName, payload, qos, retain: fc.boolean() }),
      username: text(),
      password: payload,
    },
    { requiredKeys: ['cmd', 'protocol', 'clientId', 'clean', 'keepalive'] },
  )
  .map(({ protocol: [protocolId, protocolVersion], password, ...rest }) => ({
    ...rest,
    protocolId,
    protocolVersion,
    ...(rest.username !== undefined && password !== undefined && { password }),
  }));

const anyPublish: fc.Arbitrary<Packet> = fc
  .record({ qos, topic: topicName, payload, retain: fc.boolean(), dup: fc.boolean(), messageId })
  .map(({ dup, messageId, ...rest }) => {
    const delivery = rest.qos === 0 ? { dup: false } : { dup, messageId };
    return { cmd: 'publish', ...rest, ...delivery };
  });

const anyAcknowledgement: fc.Arbitrary<Packet> = fc.record({
  cmd: fc.constantFrom('puback' as const, 'pubrec' as const, 'pubrel' as const, 'pubcomp' as const),
  messageId,
});

/** A packet that a client may send between CONNECT and DISCONNECT. */
const anyClientPacket: fc.Arbitrary<Packet> = fc.oneof(
  anyPublish,
  anyAcknowledgement,
  fc
    .record({
      messageId,
      subscriptions: fc.array(fc.record({ topic: topicFilter, qos }), { minLength: 1, maxLength: 4 }),
    })
    .map((fields) => ({ cmd: 'subscribe' as const, ...fields })),
  fc
    .record({ messageId, unsubscriptions: fc.array(topicFilter, { minLength: 1, maxLength: 4 }) })
    .map((fields) => ({ cmd: 'unsubscribe' as const, ...fields })),
  fc.constant<Packet>({ cmd: 'pingreq' }),
);

/** All that a client says on one connection, as `mqtt-packet` names it. */
export const anySession: fc.Arbitrary<Packet[]> = fc
  .tuple(anyConnect, fc.array(anyClientPacket, { maxLength: 8 }), fc.boolean())
  .map(([connect, packets, leaves]) => [connect, ...packets, ...(leaves ? [{ cmd: 'disconnect' as const }] : [])]);

/** Packets that a server may send. */
export const anyServerPackets: fc.Arbitrary<Packet[]> = fc.array(
  fc.oneof(
    anyPublish,
    anyAcknowledgement,
    fc.record({
      cmd: fc.constant('connack' as const),
      returnCode: fc.integer({ min: 0, max: 5 }),
      sessionPresent: fc.boolean(),
    }),
    fc.record({
      cmd: fc.constant('suback' as const),
      messageId,
      granted: fc.array(fc.constantFrom(0, 1, 2, 0x80), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ cmd: fc.constant('unsuback' as const), messageId, granted: fc.constant([]) }),
    fc.constant<Packet>({ cmd: 'pingresp' }),
  ) as fc.Arbitrary<Packet>,
  { maxLength: 8 },
);

export function encode(packets: readonly Packet[]): Uint8Array[] {
  return packets.map((packet) => new Uint8Array(generate(packet)));
}
