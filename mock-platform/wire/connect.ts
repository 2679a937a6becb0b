import type { ConnectPacket } from './packet.ts';
import type { PacketReader } from './packet-reader.ts';
import { quoted } from './violation.ts';

interface ConnectFlags {
  readonly cleanSession: boolean;
  readonly will: boolean;
  readonly willQos: number;
  readonly willRetain: boolean;
  readonly password: boolean;
  readonly username: boolean;
}

type Will = NonNullable<ConnectPacket['will']>;

/** True for the levels whose CONNECT this decoder knows: 3 (MQTT 3.1) and 4 (MQTT 3.1.1). */
export function isKnownLevel(level: number): boolean {
  return level === 3 || level === 4;
}

/**
 * Reads a CONNECT (MQTT 3.1.1, 3.1). Of an unknown protocol or level only what all have in common is read: name, level, clean
 * session, keep-alive; refusing it is the broker's business. What is missing of the rest is left out of the packet.
 */
export function readConnect(reader: PacketReader): ConnectPacket {
  const protocolName = reader.text('protocol name');
  const protocolLevel = reader.byte('protocol level');
  const knownName = checkName(protocolName, protocolLevel, reader);
  const common = { type: 'CONNECT', protocolName, protocolLevel } as const;
  if (!knownName) return { ...common, cleanSession: false, keepAlive: 0, clientId: '' };
  const byte = reader.byte('connect flags');
  const flags = connectFlags(byte);
  const keepAlive = reader.uint16('keep alive');
  const head = { ...common, cleanSession: flags.cleanSession, keepAlive };
  if (!isKnownLevel(protocolLevel)) return { ...head, clientId: '' };
  checkFlags(byte, flags, reader);
  return { ...head, ...readPayload(flags, reader) };
}

/** False when the name says that this is not MQTT at all. */
function checkName(name: string, level: number, reader: PacketReader): boolean {
  if (name === 'MQTT' || (name === 'MQIsdp' && level === 3)) return true;
  const known = name === 'MQIsdp';
  reader.broken('MQTT-3.1.2-1', 'CONNECT with a wrong protocol name', '"MQTT"', quoted(name), !known);
  return known;
}

function connectFlags(byte: number): ConnectFlags {
  return {
    cleanSession: (byte & 0x02) !== 0,
    will: (byte & 0x04) !== 0,
    willQos: (byte >> 3) & 3,
    willRetain: (byte & 0x20) !== 0,
    password: (byte & 0x40) !== 0,
    username: (byte & 0x80) !== 0,
  };
}

function checkFlags(byte: number, flags: ConnectFlags, reader: PacketReader): void {
  const actual = `connect flags 0x${byte.toString(16).padStart(2, '0')}`;
  if ((byte & 1) !== 0) {
    reader.broken('MQTT-3.1.2-3', 'CONNECT with the reserved connect flag set', 'bit 0 clear', actual);
  }
  if (!flags.will && flags.willQos !== 0) {
    reader.broken('MQTT-3.1.2-13', 'CONNECT with a will QoS but no will', 'will QoS 0', actual);
  }
  if (flags.will && flags.willQos === 3) {
    reader.broken('MQTT-3.1.2-14', 'CONNECT with will QoS 3', 'will QoS 0, 1 or 2', actual);
  }
  if (!flags.will && flags.willRetain) {
    reader.broken('MQTT-3.1.2-15', 'CONNECT with will retain but no will', 'will retain 0', actual);
  }
  if (!flags.username && flags.password) {
    reader.broken('MQTT-3.1.2-22', 'CONNECT with a password but no user name', 'password flag 0', actual);
  }
}

function readPayload(
  flags: ConnectFlags,
  reader: PacketReader,
): Pick<ConnectPacket, 'clientId'> & Partial<ConnectPacket> {
  if (reader.left === 0) {
    reader.broken('MQTT-3.1.3-3', 'CONNECT without client identifier', 'a client identifier', 'no payload');
    return { clientId: '' };
  }
  const clientId = reader.text('client identifier');
  if (clientId === '' && !flags.cleanSession) {
    const actual = 'clean session 0';
    reader.broken('MQTT-3.1.3-7', 'CONNECT with an empty client identifier', 'clean session 1', actual);
  }
  const payload: { clientId: string; will?: Will; username?: string; password?: Uint8Array } = { clientId };
  if (flags.will) {
    const topic = announced('MQTT-3.1.2-9', 'will topic', reader) ? readWillTopic(reader) : undefined;
    if (topic === undefined || !announced('MQTT-3.1.2-9', 'will message', reader)) return payload;
    payload.will = { topic, payload: reader.data('will message'), qos: flags.willQos, retain: flags.willRetain };
  }
  if (flags.username) {
    if (!announced('MQTT-3.1.2-19', 'user name', reader)) return payload;
    payload.username = reader.text('user name');
  }
  if (flags.password) {
    if (!announced('MQTT-3.1.2-21', 'password', reader)) return payload;
    reader.conceal(2);
    payload.password = reader.data('password');
  }
  if (reader.left > 0) {
    reader.conceal();
    reportUnannounced(flags, reader);
  }
  return payload;
}

/** Whether the field that a flag announces is there; if not, `clause` is broken. */
function announced(clause: string, field: string, reader: PacketReader): boolean {
  if (reader.left > 0) return true;
  reader.broken(clause, `CONNECT announces a ${field} and has none`, `a ${field}`, 'the end of the packet');
  return false;
}

function readWillTopic(reader: PacketReader): string {
  const topic = reader.text('will topic');
  if (topic === '') {
    reader.broken('MQTT-4.7.3-1', 'CONNECT with an empty will topic', 'at least one character', '""');
  } else if (topic.includes('#') || topic.includes('+')) {
    reader.broken('MQTT-4.7.1-1', 'CONNECT with a wildcard in its will topic', 'no # and no +', quoted(topic));
  }
  return topic;
}

/** Names the bytes behind the last announced field: a field whose flag is not set, if they look like that. */
function reportUnannounced(flags: ConnectFlags, reader: PacketReader): void {
  const actual = `${reader.left} more bytes`;
  const fields = countFields(reader);
  if (!flags.username && fields > 0) {
    reader.broken('MQTT-3.1.2-18', 'CONNECT with a user name that its flags deny', 'user name flag 1', actual);
  } else if (!flags.password && fields === 1) {
    reader.broken('MQTT-3.1.2-20', 'CONNECT with a password that its flags deny', 'password flag 1', actual);
  } else if (!flags.will && fields === 2) {
    reader.broken('MQTT-3.1.2-11', 'CONNECT with a will that its flags deny', 'will flag 1', actual);
  } else {
    reader.broken('MQTT-3.1.3-1', 'CONNECT goes on behind its last field', 'the end of the packet', actual);
  }
}

/** How many length-prefixed fields the rest of the packet consists of; 0 when it does not. */
function countFields(reader: PacketReader): number {
  let fields = 0;
  try {
    for (; reader.left > 0; fields += 1) reader.data('rest');
  } catch {
    return 0;
  }
  return fields;
}
