import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { TraceRow } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import { carriedBy, carrierOf, connectionOf } from './carrier-of.ts';
import { indexIn, neighbours } from './neighbours.ts';
import { traceRow } from './trace-row.ts';

const MAX_ROWS = 12;
const ROWS_BEFORE = 3;
const ROWS_AFTER = 1;

/**
 * The part of a journal that shows a violation, as rows in the order of time: the evidence, what is tied to it by a
 * key or a packet identifier on the same connection, what the device was sent last, how it lost a connection and came
 * back, and a little of what came before and after. The last piece of evidence is marked as offending.
 */
export function traceOf(evidence: readonly Stamp[], journal: readonly Entry[]): TraceRow[] {
  const shown = evidence.map((stamp) => entryOf(stamp, journal)).filter((entry) => entry !== undefined);
  const anchors = shown.map((entry) => carrierOf(entry, journal)).filter((entry) => traceRow(entry));
  const offending = anchors.at(-1);
  if (offending === undefined) return [];

  const chosen = new Set([offending, ...anchors.toReversed()]);
  for (const entry of byDistance(offending, [...sameKey(shown, journal), ...sameExchange(anchors, journal)]))
    chosen.add(entry);
  for (const entry of occasion(offending, journal)) chosen.add(entry);
  for (const entry of returns(anchors, offending, journal)) chosen.add(entry);
  for (const entry of around(offending, journal)) chosen.add(entry);

  return [...chosen]
    .slice(0, MAX_ROWS)
    .sort((a, b) => a.seq - b.seq)
    .flatMap((entry) => {
      const row = traceRow(entry, carriedBy(entry, journal));
      return row ? [entry === offending ? { ...row, offending: true as const } : row] : [];
    });
}

/** The last moment of another journal that is of the same kind as the offending one: what it looked like when all was well. */
export function counterpartTrace(
  evidence: readonly Stamp[],
  journal: readonly Entry[],
  other: readonly Entry[],
): TraceRow[] {
  const last = evidence.at(-1);
  const offending = last && entryOf(last, journal);
  const counterpart = offending && (other.findLast((entry) => kind(entry) === kind(offending)) ?? other.at(-1));
  if (!counterpart) return [];
  return traceOf([counterpart], other).map(({ offending: _, ...row }) => row);
}

function kind(entry: Entry): string {
  return entry.type === 'packet-received' || entry.type === 'packet-sent'
    ? `${entry.type} ${entry.packet.type}`
    : entry.type;
}

/** A journal with a limit may have dropped the entry; then the evidence is the entry itself. */
function entryOf(stamp: Stamp, journal: readonly Entry[]): Entry | undefined {
  return journal[indexIn(journal, stamp)] ?? ('type' in stamp ? (stamp as Entry) : undefined);
}

function sameKey(shown: readonly Entry[], journal: readonly Entry[]): Entry[] {
  const keys = new Set<unknown>(shown.map(keyOf).filter((key) => key !== undefined));
  const connections = new Set(shown.map(connectionOf));
  return journal
    .filter((entry) => keys.has(keyOf(entry)) && connections.has(connectionOf(entry)))
    .map((entry) => carrierOf(entry, journal));
}

function keyOf(entry: Entry): unknown {
  switch (entry.type) {
    case 'command-sent':
    case 'command-redelivered':
    case 'command-answered':
    case 'command-unanswered':
    case 'response-unmatched':
    case 'probe-sent':
    case 'message-received':
      return dialectOf(entry).writtenKey(entry);
    default:
      return undefined;
  }
}

const openers = new Set(['PUBLISH', 'SUBSCRIBE', 'UNSUBSCRIBE']);

/** What acknowledged a packet, or what an acknowledgement was for. Identifiers are used again, so only the nearest. */
function sameExchange(anchors: readonly Entry[], journal: readonly Entry[]): Entry[] {
  return anchors.flatMap((anchor) => {
    const packetId = packetIdOf(anchor);
    if (packetId === undefined || !('packet' in anchor)) return [];
    const wanted = (entry: Entry) =>
      packetIdOf(entry) === packetId && connectionOf(entry) === connectionOf(anchor) && entry.type !== anchor.type;
    return neighbours(journal, anchor, {
      side: openers.has(anchor.packet.type) ? 'after' : 'before',
      count: 1,
      wanted,
    });
  });
}

function packetIdOf(entry: Entry): number | undefined {
  if (entry.type !== 'packet-received' && entry.type !== 'packet-sent') return undefined;
  return 'packetId' in entry.packet ? entry.packet.packetId : undefined;
}

/** What the device was sent last before it published: that may be what it answers. */
function occasion(offending: Entry, journal: readonly Entry[]): Entry[] {
  if (offending.type !== 'packet-received' || offending.packet.type !== 'PUBLISH') return [];
  const { connection } = offending;
  const wanted = (entry: Entry) =>
    entry.type === 'packet-sent' && entry.packet.type === 'PUBLISH' && entry.connection === connection;
  return neighbours(journal, offending, { side: 'before', count: 1, wanted });
}

/** How connections of the evidence ended before the offending step, and the CONNECT with which the device came back. */
function returns(anchors: readonly Entry[], offending: Entry, journal: readonly Entry[]): Entry[] {
  const left = new Set(anchors.map(connectionOf));
  left.delete(connectionOf(offending));
  const before = journal.slice(0, Math.max(0, indexIn(journal, offending)));
  return before
    .filter((entry) => entry.type === 'connection-closed' && left.has(entry.connection))
    .flatMap((closed) => {
      const connect = before.find((entry) => entry.seq > closed.seq && isConnect(entry));
      return connect ? [closed, connect] : [closed];
    });
}

function isConnect(entry: Entry): boolean {
  return entry.type === 'packet-received' && entry.packet.type === 'CONNECT';
}

/**
 * The steps next to the offending one, on its connection if it has one. Messages are left to the packets that carried
 * them; pings say nothing unless they are evidence.
 */
function around(offending: Entry, journal: readonly Entry[]): Entry[] {
  const connection = connectionOf(offending);
  const wanted = (entry: Entry) => {
    const here = connection === undefined || connectionOf(entry) === undefined || connectionOf(entry) === connection;
    return (
      here &&
      !isPing(entry) &&
      !isTidying(entry) &&
      traceRow(entry) !== undefined &&
      carrierOf(entry, journal) === entry
    );
  };
  return [
    ...neighbours(journal, offending, { side: 'before', count: ROWS_BEFORE, wanted }),
    // Nothing is done to a device that has ended.
    ...(offending.type === 'device-exited'
      ? []
      : neighbours(journal, offending, { side: 'after', count: ROWS_AFTER, wanted })),
  ];
}

function isPing(entry: Entry): boolean {
  return 'packet' in entry && (entry.packet.type === 'PINGREQ' || entry.packet.type === 'PINGRESP');
}

/** The suite goes on after what it was for: the device has no part in that. */
function isTidying({ type }: Entry): boolean {
  return type === 'device-stopping' || type === 'stage-ended';
}

function byDistance(from: Entry, entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => Math.abs(a.seq - from.seq) - Math.abs(b.seq - from.seq));
}
