import type { ConnectPacket, MqttPacket, PublishPacket } from '../../mock-platform/wire/packet.ts';
import { payloadText } from './payload-text.ts';
import { plainText } from './plain-text.ts';

const refusals: Readonly<Record<number, string>> = {
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'server unavailable',
  4: 'bad user name or password',
  5: 'not authorized',
};

/** What an MQTT packet says besides its name, in one short line. Passwords never appear. */
export function packetSummary(packet: MqttPacket): string {
  switch (packet.type) {
    case 'CONNECT':
      return connectSummary(packet);
    case 'CONNACK':
      if (packet.returnCode !== 0) return `refused: ${packet.returnCode}, ${refusals[packet.returnCode] ?? 'reserved'}`;
      return packet.sessionPresent ? 'accepted, session present' : 'accepted';
    case 'PUBLISH':
      return publishSummary(packet);
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

function publishSummary({ topic, payload, qos, retain, dup, packetId }: PublishPacket): string {
  const flags = [
    qos === 0 ? '' : `QoS ${qos}`,
    packetId === undefined ? '' : `id ${packetId}`,
    dup ? 'DUP' : '',
    retain ? 'RETAIN' : '',
  ];
  return [shortTopic(topic), ...flags, payloadText(payload)].filter((part) => part !== '').join(' ');
}

/** The last two levels of a long topic: ids are long, and the same in every row. */
export function shortTopic(topic: string): string {
  const text = plainText(topic);
  if (text.length <= 40) return text;
  return `…/${text.split('/').slice(-2).join('/')}`;
}
