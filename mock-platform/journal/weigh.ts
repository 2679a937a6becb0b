import type { MqttPacket } from '../wire/packet.ts';

/** Of an object without members, of each member, of a text, and of a view of bytes: what V8 takes for them on 64 bits, rounded up. */
const ofObject = 48;
const ofMember = 16;
const ofText = 24;
const ofView = 96;
/** What a reader of JSON takes is not nested deeper; a user's codec may return anything. */
const deepest = 200;
/** V8 keeps an object with this many members as a table that also has their names. */
const fewMembers = 20;

/**
 * About how many bytes of memory a value takes, rather too many than too few. Bytes count without what they are a view of: that
 * may be shared, see `buffersOf`.
 */
export function weigh(value: unknown, depth = 0): number {
  if (typeof value === 'string') return ofText + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (ArrayBuffer.isView(value)) return ofView;
  if (depth > deepest) return ofObject;
  let weight = ofObject;
  if (Array.isArray(value)) {
    for (const one of value) weight += 16 + weigh(one, depth + 1);
    return weight;
  }
  const members = value as Record<string, unknown>;
  let count = 0;
  for (const name in members) {
    count += 1;
    weight += ofMember + weigh(members[name], depth + 1);
    if (count > fewMembers) weight += ofText + 2 * name.length;
  }
  return weight;
}

/** To weigh what is so heavy took milliseconds. */
const heavy = 64 * 1024;
/** The last few of those. */
const few = 4;
const weighed: { readonly what: WeakRef<object>; readonly weight: number }[] = [];

/** The weight of what never changes: the journal, its file and rules ask for it one after the other. */
export function weighOnce(what: unknown): number {
  if (typeof what !== 'object' || what === null) return weigh(what);
  for (const one of weighed) if (one.what.deref() === what) return one.weight;
  const weight = weigh(what);
  if (weight > heavy) {
    weighed.unshift({ what: new WeakRef(what), weight });
    weighed.length = Math.min(weighed.length, few);
  }
  return weight;
}

/**
 * Of an entry about a PUBLISH, without its topic, and of one about its acknowledgement, or what it says, without the value: they come by
 * the thousand, and all alike. The four entries of a report take 1450 bytes, by measurement.
 */
const ofPublish = 640;
const ofCommon = 420;
/** Of an entry about a command, without what it asks for and what it is answered. */
const ofCommand = 900;

/** The same of a journal entry. Its type comes first, and only members that this type has: others would be looked for in vain. */
export function weighEntry(entry: object): number {
  const known = entry as Common;
  switch (known.type) {
    case 'packet-received':
    case 'packet-sent': {
      const { packet } = known;
      if (packet.type === 'PUBLISH') return ofPublish + 2 * packet.topic.length;
      if (packet.type === 'PUBACK') return ofCommon;
      if ('filters' in packet) return ofCommon + weighOnce(packet.filters);
      break;
    }
    case 'published':
      return ofCommon + 2 * known.topic.length;
    case 'message-received':
      return ofCommon + weighOnce(known.value) + weigh(known.v1) + weigh(known.key) + weigh(known.unreadable);
    case 'command-sent':
    case 'command-answered':
      return ofCommand + weighCommand(known);
  }
  return weigh(entry);
}

function weighCommand({ key, serviceId, cmd, paras, body, form, v2 }: Command): number {
  const texts = 2 * (key.length + serviceId.length + cmd.length);
  return texts + weigh(paras) + weigh(body) + weigh(form) + weigh(v2);
}

/** Calls `see` with the memory that an entry's bytes are views of, perhaps more than once with the same. */
export function eachBuffer(entry: object, see: (buffer: ArrayBufferLike) => void): void {
  const known = entry as Common;
  switch (known.type) {
    case 'packet-received':
    case 'packet-sent': {
      const { raw, packet } = known;
      if (raw) see(raw.buffer);
      if (packet.type === 'PUBLISH') see(packet.payload.buffer);
      else if (packet.type !== 'PUBACK') eachOf(packet, see);
      return;
    }
    case 'published':
    case 'message-received':
    case 'command-sent':
    case 'command-answered':
      if (known.payload) see(known.payload.buffer);
      return;
    default:
      eachOf(entry, see);
  }
}

/** Entries that come by the thousand. */
type Common =
  | { readonly type: 'packet-received' | 'packet-sent'; readonly raw?: Uint8Array; readonly packet: MqttPacket }
  | { readonly type: 'published'; readonly topic: string; readonly payload?: Uint8Array }
  | {
      readonly type: 'message-received';
      readonly payload?: Uint8Array;
      readonly value?: unknown;
      readonly v1?: unknown;
      readonly key?: unknown;
      readonly unreadable?: unknown;
    }
  | Command
  | { readonly type: 'any other' };

interface Command {
  readonly type: 'command-sent' | 'command-answered';
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: unknown;
  readonly payload?: Uint8Array;
  readonly body?: unknown;
  readonly form?: unknown;
  readonly v2?: unknown;
}

function eachOf(part: object, see: (buffer: ArrayBufferLike) => void): void {
  const { raw, payload, leftover, password, will } = part as Readonly<Record<string, unknown>>;
  if (raw instanceof Uint8Array) see(raw.buffer);
  if (payload instanceof Uint8Array) see(payload.buffer);
  if (leftover instanceof Uint8Array) see(leftover.buffer);
  if (password instanceof Uint8Array) see(password.buffer);
  if (typeof will === 'object' && will !== null) eachOf(will, see);
}
