import { generate, type Packet } from 'mqtt-packet';

/** What a device sends that keeps a rule on something which no device of the kit does, and what that shows. */
export interface PacketsByTheBook {
  readonly shows: string;
  readonly packets: readonly Uint8Array[];
}

const connect = { cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 120 } as const;
const clientId = 'lamp_0_0_2025041401';
const will = { topic: 'status/lamp', payload: Buffer.from('gone'), qos: 1, retain: false } as const;
const publish = { cmd: 'publish', topic: 'a/b', payload: '{}', retain: false, dup: false } as const;
const subscribe = (topic: string): Packet => ({
  cmd: 'subscribe',
  messageId: 3,
  subscriptions: [{ topic, qos: 1 }],
});
const unsubscribe: Packet = { cmd: 'unsubscribe', messageId: 3, unsubscriptions: ['a/b'] };

const withWill = { ...connect, clientId, username: 'lamp', will };

function byTheBook(shows: string, ...packets: readonly Packet[]): PacketsByTheBook {
  return { shows, packets: packets.map((packet) => generate(packet)) };
}

/** By rule. Written by mqtt-packet, which is not the decoder that judges. */
export const packetsByTheBook: Readonly<Record<string, PacketsByTheBook>> = {
  'MQTT-3.1.2-9': byTheBook(
    'CONNECT with a will: flag 04, and its topic and message behind the client identifier',
    withWill,
  ),
  'MQTT-3.1.2-14': byTheBook('CONNECT with a will at QoS 1: flags 08 and 04', withWill),
  'MQTT-3.1.2-18': byTheBook('CONNECT without a user name: flags 02, and nothing behind the client identifier', {
    ...connect,
    clientId,
  }),
  'MQTT-3.1.2-20': byTheBook('CONNECT with a user name and no password: flags 82', {
    ...connect,
    clientId,
    username: 'lamp',
  }),
  'MQTT-3.1.3-7': byTheBook('CONNECT with an empty client identifier (00 00) and a clean session: flag 02', {
    ...connect,
    clientId: '',
  }),
  'MQTT-3.3.1-1': byTheBook(
    'PUBLISH with identifier 7, and the same once more with DUP: first byte 32, then 3a',
    { ...publish, qos: 1, messageId: 7 },
    { ...publish, qos: 1, messageId: 7, dup: true },
  ),
  'MQTT-3.3.1-2': byTheBook('PUBLISH at QoS 0: first byte 30', { ...publish, qos: 0 }),
  'MQTT-4.6.0-1': byTheBook(
    'PUBLISH with the identifiers 7 and 8, and both once more in the same order, with DUP',
    { ...publish, qos: 1, messageId: 7 },
    { ...publish, qos: 1, messageId: 8 },
    { ...publish, qos: 1, messageId: 7, dup: true },
    { ...publish, qos: 1, messageId: 8, dup: true },
  ),
  'MQTT-4.7.1-1': byTheBook('CONNECT with a will on a complete topic', withWill),
  'MQTT-4.7.1-2': byTheBook('SUBSCRIBE to a filter that ends in `#`, alone on its level', subscribe('a/#')),
  'MQTT-4.7.1-3': byTheBook('SUBSCRIBE to a filter with `+` alone on its level', subscribe('a/+/b')),
  'MQTT-3.6.1-1': byTheBook('PUBREL: first byte 62', { cmd: 'pubrel', messageId: 7 }),
  'MQTT-3.10.1-1': byTheBook('UNSUBSCRIBE: first byte a2', unsubscribe),
  'MQTT-3.10.3-2': byTheBook('UNSUBSCRIBE with one filter', unsubscribe),
  'MQTT-4.3.3-1': byTheBook(
    'PUBLISH at QoS 2, and PUBREL with its identifier once PUBREC has come',
    { ...publish, qos: 2, messageId: 7 },
    { cmd: 'pubrel', messageId: 7 },
  ),
};
