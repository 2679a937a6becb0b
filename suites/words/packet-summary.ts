import { isKnownTopic } from '../../mock-platform/generations/dialect-of.ts';
import { readJson } from '../../mock-platform/protocol/read-json.ts';
import type { ConnectPacket, MqttPacket, PublishPacket } from '../../mock-platform/wire/packet.ts';
import { payloadText } from './payload-text.ts';
import { cutTo, plainText } from './plain-text.ts';
import { messageSummary } from './tell-message.ts';

const refusals: Readonly<Record<number, string>> = {
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'server unavailable',
  4: 'bad user name or password',
  5: 'not authorized',
};

/** What is known of a packet's payload from elsewhere. */
export interface Carried {
  /** The message as it was read, where the payload is not JSON. */
  readonly message?: unknown;
  /** How it was written, if not in the plainest form. */
  readonly form?: string;
  /** What is wrong with it, where it was sent for that: "malformed command: not JSON". */
  readonly flaw?: string;
}

/** What an MQTT packet says after its name, in one short line: what it means comes first. Passwords never appear. */
export function packetSummary(packet: MqttPacket, carried: Carried = {}): string {
  switch (packet.type) {
    case 'CONNECT':
      return connectSummary(packet);
    case 'CONNACK':
      if (packet.returnCode !== 0) return `refused: ${packet.returnCode}, ${refusals[packet.returnCode] ?? 'reserved'}`;
      return packet.sessionPresent ? 'accepted, session present' : 'accepted';
    case 'PUBLISH':
      return publishSummary(packet, carried);
    case 'SUBSCRIBE':
      return `id ${packet.packetId} ${packet.filters.map(({ filter, qos }) => `${shortTopic(filter)} QoS ${qos}`).join(', ')}`;
    case 'SUBACK':
      return `id ${packet.packetId} ${packet.granted.map((code) => (code === 0x80 ? 'refused' : `QoS ${code}`)).join(', ')}`;
    case 'UNSUBSCRIBE':
      return `id ${packet.packetId} ${packet.filters.map(shortTopic).join(', ')}`;
    case 'PINGREQ':
    case 'PINGRESP':
    case 'DISCONNECT':
      return '';
    default:
      return `id ${packet.packetId}`;
  }
}

function connectSummary({
  clientId,
  username,
  password,
  keepAlive,
  cleanSession,
  will,
  ...packet
}: ConnectPacket): string {
  return [
    `client ${plainText(clientId) || '(empty)'}`,
    ...(username === undefined ? ['no user name'] : username === clientId ? [] : [`user ${plainText(username)}`]),
    ...(password === undefined ? ['no password'] : []),
    `keep-alive ${keepAlive} s`,
    ...(cleanSession ? [] : ['session kept']),
    ...(will === undefined ? [] : [`will on ${shortTopic(will.topic)}`]),
    ...(packet.protocolLevel === 4 ? [] : [`protocol ${plainText(packet.protocolName)} level ${packet.protocolLevel}`]),
  ].join(', ');
}

/** This number of characters of a message's other content. */
/** Of a topic that no interface has, so many characters are shown. */
const LONGEST_TOPIC = 160;
const DETAIL = 120;
/** A longer message says how long it is. */
const LONG = 1000;

function publishSummary(
  { topic, payload, qos, retain, dup, packetId }: PublishPacket,
  { message = readJson(payload).value, form, flaw }: Carried,
): string {
  const told =
    flaw === undefined
      ? messageSummary(message, topic)
      : { gist: flaw, rest: payloadText(payload), isUsualTopic: false };
  const words = [
    dup ? 'DUP' : '',
    retain ? 'RETAIN' : '',
    told?.isUsualTopic ? '' : shortTopic(topic),
    told?.gist ?? '',
    form === undefined ? '' : `(${form})`,
    qos === 0 ? '' : `QoS ${qos}`,
    packetId === undefined ? '' : `id ${packetId}`,
    told && payload.length > LONG ? `${payload.length} bytes` : '',
    told ? cutTo(told.rest, DETAIL) : payloadText(payload),
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** The same for a message whose packet is not known. */
export function payloadSummary(payload: Uint8Array): string {
  const told = messageSummary(readJson(payload).value);
  return told ? `${told.gist} ${cutTo(told.rest, DETAIL)}` : payloadText(payload);
}

/**
 * The last two levels of a long topic: ids are long, and the same in every row. One that no interface has is shown whole: what is wrong
 * with it may stand anywhere.
 */
export function shortTopic(topic: string): string {
  const text = plainText(topic);
  if (text.length <= 40 || !isKnownTopic(topic)) return cutTo(text, LONGEST_TOPIC);
  return `…/${text.split('/').slice(-2).join('/')}`;
}
