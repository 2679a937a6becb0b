import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import { readFixedHeader } from '../../mock-platform/wire/fixed-header.ts';
import type { TraceRow } from '../result/conformance-result.ts';
import { howItEnded } from '../rules/how-it-ended.ts';
import type { Entry } from '../rules/rule.ts';
import { mannerInWords } from '../words/manner-in-words.ts';
import { type Carried, packetSummary, payloadSummary, shortTopic } from '../words/packet-summary.ts';
import { bytesDetail, masked, payloadDetail, payloadText } from '../words/payload-text.ts';
import { plainText } from '../words/plain-text.ts';
import { connectionOf } from './carrier-of.ts';

type What = Pick<TraceRow, 'from' | 'packet' | 'summary' | 'manner'>;

/**
 * A journal entry as a row of a trace; undefined for what is not a step in the exchange, such as a registered product.
 * @param carried what is known of a packet's payload from elsewhere
 */
export function traceRow(entry: Entry, carried?: Carried): TraceRow | undefined {
  const what = describe(entry, carried);
  if (!what) return undefined;
  const connection = connectionOf(entry);
  return {
    t: Math.round(entry.at * 10) / 10,
    ...what,
    summary: plainText(what.summary),
    ...(connection === undefined ? {} : { connection }),
    ...closerLook(entry),
  };
}

/** What the summary abbreviates. Of a packet without a payload its bytes; a CONNECT arrives here masked. */
function closerLook(entry: Entry): Pick<TraceRow, 'topic' | 'payload'> {
  if (entry.type === 'bytes-sent' || entry.type === 'wire-violated') return { payload: payloadDetail(entry.raw) };
  const isPacket = entry.type === 'packet-received' || entry.type === 'packet-sent';
  const bytes =
    isPacket && entry.packet.type !== 'PUBLISH' && entry.raw.length > 0 ? bytesDetail(entry.raw) : undefined;
  const message = 'packet' in entry ? entry.packet : entry;
  return {
    ...('topic' in message && { topic: plainText(message.topic) }),
    ...('filters' in message && { topic: plainText(message.filters.map(filterOf).join(', ')) }),
    ...('payload' in message && { payload: payloadDetail(message.payload) }),
    ...(bytes && { payload: bytes }),
  };
}

function filterOf(one: string | { readonly filter: string }): string {
  return typeof one === 'string' ? one : one.filter;
}

function describe(entry: Entry, carried?: Carried): What | undefined {
  switch (entry.type) {
    case 'packet-received':
      return device(entry.packet.type, packetSummary(entry.packet, carried));
    case 'packet-sent':
      return sent(entry, carried);
    case 'bytes-sent':
      return platform('bytes', `${entry.fault}: ${payloadText(entry.raw, 40)}`);
    case 'wire-violated':
      return device('bytes', `${nameOf(entry.raw)}${entry.clause}: ${entry.message}`);
    case 'connection-opened':
      return device('open', `connection ${entry.connection}, ${entry.transport}`);
    case 'tls-handshake':
      return device('TLS', handshake(entry));
    case 'connection-closed':
      return { from: entry.by, packet: 'close', summary: `connection ${entry.connection}: ${entry.reason}` };
    case 'taken-over':
      return platform('close', `connection ${entry.connection}: taken over by connection ${entry.by}`);
    case 'authenticated':
      return platform('CONNACK', entry.accepted ? 'accepted' : `refused: ${entry.returnCode}, ${entry.reason}`);
    case 'subscribed':
      return device('SUBSCRIBE', entry.filters.map(({ filter }) => shortTopic(filter)).join(', '));
    case 'published':
      return device('PUBLISH', `${shortTopic(entry.topic)} ${payloadSummary(entry.payload)}`);
    case 'message-received':
      return device('PUBLISH', payloadSummary(entry.payload));
    case 'command-sent':
      return platform('PUBLISH', payloadSummary(entry.payload));
    case 'command-redelivered':
      return platform('PUBLISH', `DUP ${payloadSummary(entry.payload)}`);
    case 'probe-sent':
      return platform('PUBLISH', `${entry.flaw}: ${payloadText(entry.payload)}`);
    case 'secret-notified':
      return platform('PUBLISH', `deviceId ${entry.deviceId} and its secret`);
    case 'command-answered':
      return device('PUBLISH', `answer to ${keyName(entry)} ${entry.key}, errcode ${JSON.stringify(entry.errcode)}`);
    case 'response-unmatched':
      return device(
        'PUBLISH',
        `answer to ${keyName(entry)} ${JSON.stringify(dialectOf(entry).sentKey(entry)) ?? '(none)'}, which does not wait (${entry.reason})`,
      );
    case 'command-unanswered':
      return device(
        'silence',
        `no answer to ${keyName(entry)} ${entry.key} (${entry.serviceId}/${entry.cmd}) in ${round(entry.waitedMs)} ms`,
      );
    case 'listener-changed':
      return platform('listener', listener(entry));
    case 'device-started':
      return harness('start', 'the device was started');
    case 'device-stopping':
      return harness('stop', 'the device was asked to stop');
    case 'device-exited':
      return device('exit', `${howItEnded(entry)}${entry.error === undefined ? '' : `: ${masked(entry.error)}`}`);
    case 'report-asked':
      return harness('report', masked(JSON.stringify(entry.services)));
    case 'report-acknowledged':
      return device('report', entry.error === undefined ? 'done' : `error: ${entry.error}`);
    case 'stage-began':
      return harness('stage', entry.stage);
    case 'stage-ended':
      return harness(
        'stage',
        entry.complete
          ? `${entry.stage}: over after ${round(entry.waitedMs)} ms`
          : `${entry.stage}: broken off after ${round(entry.waitedMs)} ms`,
      );
    default:
      return undefined;
  }
}

/** Which packet the bytes were to be, as far as their first one tells. */
function nameOf(raw: Uint8Array): string {
  const type = readFixedHeader(raw, 0)?.type ?? 'reserved';
  return type.startsWith('reserved') ? '' : `${type}, `;
}

function sent(entry: Entry<'packet-sent'>, carried?: Carried): What {
  const { packet } = entry;
  const manner = mannerInWords(entry);
  const summary = packetSummary(packet, carried);
  if (manner === undefined) return platform(packet.type, summary);
  return { ...platform(packet.type, [manner, summary].filter(Boolean).join(': ')), manner };
}

function handshake({ outcome, certificate, protocol, cipher, error }: Entry<'tls-handshake'>): string {
  const trap = certificate === 'valid' ? undefined : `certificate ${certificate}`;
  return [outcome, trap, protocol, cipher, error].filter((part) => part !== undefined).join(', ');
}

function listener({ transport, port, open, certificate }: Entry<'listener-changed'>): string {
  const told = open ? `${transport} port ${port} open` : `${transport} port ${port} closed`;
  return certificate ? `${told}, certificate ${certificate}` : told;
}

const round = (ms: number) => Math.round(ms);
const device = (packet: string, summary: string): What => ({ from: 'device', packet, summary });
const platform = (packet: string, summary: string): What => ({ from: 'platform', packet, summary });
const harness = (packet: string, summary: string): What => ({ from: 'harness', packet, summary });

function keyName(entry: Entry): string {
  return dialectOf(entry).keyName;
}
