import type { PlatformEntry } from '../events.ts';
import { many } from '../protocol/many.ts';
import type { KnownSecrets } from '../secrets/known-secrets.ts';
import { type CapturedPacket, CaptureError } from './captured-packet.ts';
import { countCut, lacksOf } from './lacks-of.ts';
import { ObservedConnection, type Sessions } from './observed-connection.ts';
import type { NewObserver, Observer } from './observer.ts';
import { isPcap, readPcap } from './read-pcap.ts';
import { isPcapng, readPcapng } from './read-pcapng.ts';
import { type End, TcpConnections } from './tcp-connections.ts';
import { isKnownLinkType, tcpSegmentOf } from './tcp-segment.ts';

export interface ReadCapture {
  readonly entries: readonly PlatformEntry[];
  /** What is in the capture and could not be read, in words. */
  readonly notes: readonly string[];
  /** What the capture lacks of what it should hold, in words: where there is any of it, no verdict on it is complete. */
  readonly lacks: readonly string[];
  /** What must not stand in a report of it. */
  readonly secrets: KnownSecrets;
}

/** Is it a capture file, by its first bytes? */
export function isCapture(bytes: Uint8Array): boolean {
  return isPcap(bytes) || isPcapng(bytes);
}

/**
 * Reads a capture of plain TCP, as tcpdump and Wireshark write it, into the journal that the platform would have kept.
 * @param ports of the platform: everything that goes to them is MQTT, whatever it looks like. Elsewhere only what begins as MQTT does.
 * @throws CaptureError when it is not a capture, or has no TCP connection that can be read
 */
export function observeCapture(
  bytes: Uint8Array,
  newObserver: NewObserver,
  ports: readonly number[] = [1883],
): ReadCapture {
  let platform: Observer | undefined;
  const sessions: Sessions = new Map();
  const unread = { tls: 0, webSocket: 0, fragments: 0, other: new Set<number>() };
  const cut = { packets: 0, kept: 0, longest: 0 };
  const numbers = new Map<string, number>();
  let count = 0;
  const connections = new TcpConnections((client, server) => {
    let observed: ObservedConnection | undefined;
    let kind: 'unknown' | 'mqtt' | 'other' = 'unknown';
    const observe = (from: End, data: Uint8Array) => {
      if (kind === 'unknown' && from === 'client') {
        kind = kindOf(data, ports.includes(portOf(server)), unread);
        count += kind === 'mqtt' ? 1 : 0;
        if (kind === 'mqtt') numbers.set(client, count);
        if (kind === 'mqtt' && platform) observed = new ObservedConnection(platform, sessions, count, client);
      }
      observed?.push(from, data);
    };
    return {
      data(from, data, time) {
        platform?.advanceTo(time);
        observe(from, data);
      },
      closed(by, how, time) {
        platform?.advanceTo(time);
        const reason =
          by === 'lost'
            ? 'the capture lacks bytes from here on'
            : by === 'client'
              ? `${how} of the device`
              : `${how} of the platform`;
        observed?.close(by === 'client' ? 'device' : 'platform', reason, how === 'RST');
      },
    };
  });
  for (const packet of packetsIn(bytes)) {
    platform ??= newObserver(packet.time);
    if (!isKnownLinkType(packet.linkType)) unread.other.add(packet.linkType);
    const segment = tcpSegmentOf(packet);
    if (segment === 'fragment') unread.fragments += 1;
    else if (segment) {
      connections.see(segment);
      if (packet.cut > 0) countCut(cut, packet);
    }
  }
  platform?.exchange.withdrawAll();
  const notes = [...notesOn(unread, connections.midway), ...(platform?.notes ?? [])];
  const lacks = lacksOf(connections, numbers, cut, ports);
  if (count === 0 || !platform) {
    throw new CaptureError(
      [
        'The capture holds no MQTT over plain TCP that can be read.',
        ...lacks,
        ...notes,
        'Record one from before the device connects: tcpdump -i any -s 0 -w device.pcap port 1883',
      ].join(' '),
    );
  }
  return { entries: platform.journal.entries, notes, lacks, secrets: platform.secrets };
}

function packetsIn(bytes: Uint8Array): Iterable<CapturedPacket> {
  if (isPcap(bytes)) return readPcap(bytes);
  if (isPcapng(bytes)) return readPcapng(bytes);
  throw new CaptureError('This is not a capture: expected a file of tcpdump or Wireshark, pcap or pcapng.');
}

function kindOf(first: Uint8Array, isPlatform: boolean, unread: { tls: number; webSocket: number }): 'mqtt' | 'other' {
  const text = Buffer.from(first.subarray(0, 16)).toString('latin1');
  if (first[0] === 0x16 && first[1] === 3) unread.tls += 1;
  else if (text.startsWith('GET ')) unread.webSocket += 1;
  else if (isPlatform || (first[0] === 0x10 && /MQTT|MQIsdp/.test(text))) return 'mqtt';
  return 'other';
}

function notesOn(
  unread: { tls: number; webSocket: number; fragments: number; other: ReadonlySet<number> },
  midway: number,
): string[] {
  return [
    ...(unread.tls > 0 ? [`${many(unread.tls, 'connection')} over TLS: what is encrypted cannot be read.`] : []),
    ...(unread.webSocket > 0 ? [`${many(unread.webSocket, 'HTTP or WebSocket connection')}: not read.`] : []),
    ...(midway > 0 ? [`${many(midway, 'connection')} began before the capture: not read.`] : []),
    ...(unread.fragments > 0 ? [`${many(unread.fragments, 'IP fragment')} of TCP: not put together, not read.`] : []),
    ...[...unread.other].map((type) => `Packets of link type ${type}: not known, not read.`),
  ];
}

function portOf(endpoint: string): number {
  return Number(/:(\d+)$/.exec(endpoint)?.[1]);
}
