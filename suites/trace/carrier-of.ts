import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rules/rule.ts';
import type { Carried } from '../words/packet-summary.ts';
import { neighbours } from './neighbours.ts';

const toldByDevice = new Set<Entry['type']>([
  'published',
  'message-received',
  'command-answered',
  'response-unmatched',
]);
const toldToDevice = new Set<Entry['type']>(['command-sent', 'command-redelivered', 'probe-sent', 'secret-notified']);

/**
 * The packet on the wire that carried what an entry tells: a device's message stands after its packet in the journal,
 * the platform's before it. The entry itself when there is no such packet.
 */
export function carrierOf(entry: Entry, journal: readonly Entry[]): Entry {
  const last = (wanted: (other: Entry) => boolean) =>
    neighbours(journal, entry, { side: 'before', count: 1, wanted })[0];
  const next = (wanted: (other: Entry) => boolean) =>
    neighbours(journal, entry, { side: 'after', count: 1, wanted })[0];

  if (toldByDevice.has(entry.type)) return last(carries(entry, 'packet-received', 'PUBLISH')) ?? entry;
  if (toldToDevice.has(entry.type)) return next(carries(entry, 'packet-sent', 'PUBLISH')) ?? entry;
  if (entry.type === 'subscribed') return last(carries(entry, 'packet-received', 'SUBSCRIBE')) ?? entry;
  // What was judged is the device's CONNECT; the platform's answer follows it.
  if (entry.type === 'authenticated') return last(carries(entry, 'packet-received', 'CONNECT')) ?? entry;
  if (entry.type === 'device-online') {
    const connack = carries(entry, 'packet-sent', 'CONNACK');
    return last(connack) ?? next(connack) ?? entry;
  }
  if (entry.type === 'wire-violated') return last((other) => isPacketOf(entry, other)) ?? entry;
  return entry;
}

/** What the journal also says of the message in a packet; nothing for a packet that carries none. */
export function carriedBy(packet: Entry, journal: readonly Entry[]): Carried {
  if (packet.type !== 'packet-received' && packet.type !== 'packet-sent') return {};
  if (packet.packet.type !== 'PUBLISH') return {};
  const side = packet.type === 'packet-received' ? 'after' : 'before';
  const types = side === 'after' ? toldByDevice : toldToDevice;
  const { payload } = packet.packet;
  const wanted = (entry: Entry) =>
    types.has(entry.type) &&
    entry.type !== 'published' &&
    'payload' in entry &&
    sameConnection(packet, entry) &&
    sameBytes(entry.payload, payload);
  const [told] = neighbours(journal, packet, { side, count: 1, wanted });
  if (told?.type === 'probe-sent') return { flaw: `${probeInWords[told.kind]}: ${told.flaw}` };
  if (told?.type === 'message-received' && told.value !== undefined) return { message: told.value };
  if (told?.type !== 'command-sent') return {};
  const { form = 'plain' } = told;
  return { message: dialectOf(told).messageOf(told), ...(form !== 'plain' && { form }) };
}

const probeInWords = {
  malformed: 'malformed command',
  'not-a-command': 'no command',
  oversized: 'long command',
} as const;

function carries(entry: Entry, type: 'packet-received' | 'packet-sent', packet: string) {
  return (other: Entry) =>
    other.type === type &&
    other.packet.type === packet &&
    sameConnection(entry, other) &&
    (!('payload' in entry) || (other.packet.type === 'PUBLISH' && sameBytes(entry.payload, other.packet.payload)));
}

function isPacketOf(violated: Entry<'wire-violated'>, other: Entry): boolean {
  return other.type === 'packet-received' && sameConnection(violated, other) && sameBytes(violated.raw, other.raw);
}

/** The connection that an entry speaks of. */
export function connectionOf(entry: Entry): number | undefined {
  return 'connection' in entry ? entry.connection : undefined;
}

function sameConnection(one: Entry, other: Entry): boolean {
  return connectionOf(one) === connectionOf(other);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
