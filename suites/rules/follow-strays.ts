import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { Entry, Judge } from './rule.ts';

/** A `deviceRsp` that answers nothing which waits. */
export interface Stray {
  readonly response: Entry<'response-unmatched'>;
  /** What it belongs to, as far as that can be told, and the response itself. */
  readonly evidence: readonly Stamp[];
  /** What it answers, if that was no valid command. */
  readonly probe?: Entry<'probe-sent'>;
  /** The command that it answers too late. */
  readonly command?: Entry<'command-sent'>;
}

type Watch = (stray: Stray) => (() => void) | undefined;

/** Each of these returns what takes its accusation back; nothing is called for a stray that is in order. */
export interface StrayWatcher {
  /** Its command had timed out. */
  late?: Watch;
  /** Its command was answered before. */
  again?: Watch;
  /** Its command was answered before, and delivered twice. */
  redelivered?: Watch;
  /** It answers a well-formed message that is no command. */
  toNoCommand?: Watch;
  /** It answers a malformed command, and not with an error. */
  malformed?: Watch;
  /** It answers what was never sent. */
  unknown?: Watch;
}

interface Answer {
  readonly answer: Entry<'command-answered'>;
  readonly payload: Uint8Array | undefined;
  /** Milliseconds; undefined as long as the platform has sent no PUBACK. */
  acknowledgedAt?: number;
}

interface Exchange {
  readonly sent: Map<number, Entry<'command-sent'>>;
  readonly answers: Map<number, Answer>;
  /** Commands that timed out, by mid: their answers may still come, and after those of later commands with the same mid. */
  readonly overdue: Map<number, Entry<'command-sent'>>;
  readonly redelivered: Set<number>;
  /** Delivered again on a later connection, by a session that was resumed: nobody knows what the device still remembers. */
  readonly resumed: Set<number>;
  /** Their waits were cut short by a clock that was put forward. */
  readonly hurried: Set<number>;
  /** By the mid in them, until a response takes it up. */
  readonly probes: Map<number, Entry<'probe-sent'>>;
  /** Something that is no command, until a later command is answered. */
  noCommand: Entry<'probe-sent'> | undefined;
  /** A malformed command, until a later command is answered: a device may find another mid in it than was meant. */
  malformed: Entry<'probe-sent'> | undefined;
  /** How many malformed and oversized commands may still be answered with an error. */
  refusals: number;
  /** Accusations that fall if a command that waited then is never answered: then that was its answer, with a wrong mid. */
  readonly doubtful: Map<Sign, Doubt[]>;
}

type Sign = keyof StrayWatcher;

interface Doubt {
  readonly seq: number;
  readonly pardon: () => void;
}

/** Sorts responses that answer nothing by what they are a sign of, one sign for each. */
export function followStrays(watchers: readonly StrayWatcher[]): Judge {
  const exchanges = new Map<string, Exchange>();
  const published = new Map<number, Entry<'published'>>();
  const messages = new Map<number, Entry<'message-received'>>();
  /** Connections of sessions that outlive them: there the broker itself delivers again what it is not sure of. */
  const persistent = new Set<number>();
  const closedAt = new Map<number, number>();
  /** Publications without PUBACK, by connection and packet identifier. */
  const unacknowledged = new Map<string, Uint8Array>();
  const answersUnder = new Map<string, Answer>();
  let skipping = false;

  const accuse = (sign: Sign, stray: Stray) => {
    const pardons = watchers.map((watcher) => watcher[sign]?.(stray));
    return () => {
      for (const pardon of pardons) pardon?.();
    };
  };
  const exchangeOf = (deviceId: string): Exchange => {
    const exchange = exchanges.get(deviceId) ?? newExchange();
    exchanges.set(deviceId, exchange);
    return exchange;
  };

  const judge = (response: Entry<'response-unmatched'>, exchange: Exchange): void => {
    const { connection, reason, seq } = response;
    const publication = published.get(connection);
    // A message sent again by MQTT is no second answer, and one for a lost connection no fault of the device's.
    if (reason === 'connection-lost' || publication?.dup) return;
    const mid = Number(response.mid);
    const command = exchange.sent.get(mid);
    const isRefusal = refuses(messages.get(connection)?.value);
    const tell = (sign: Sign, cause: Stamp | undefined, probe?: Entry<'probe-sent'>) =>
      accuse(sign, { response, evidence: [...(cause ? [cause] : []), response], ...(probe && { probe }) });
    const doubt = (sign: Sign, cause: Stamp | undefined, probe?: Entry<'probe-sent'>) => {
      const doubts = exchange.doubtful.get(sign) ?? [];
      exchange.doubtful.set(sign, doubts);
      doubts.push({ seq, pardon: tell(sign, cause, probe) });
    };

    const probe = exchange.probes.get(mid);
    if (probe) {
      exchange.probes.delete(mid);
      if (probe.kind === 'malformed' && isRefusal) exchange.refusals = Math.max(0, exchange.refusals - 1);
      // With a command of the same mid after it, nobody knows which of the two it answers.
      else if (probe.kind === 'oversized' || (command && command.seq > probe.seq)) return;
      else tell(probe.kind === 'malformed' ? 'malformed' : 'toNoCommand', probe, probe);
      return;
    }
    const overdue = exchange.overdue.get(mid) ?? (reason === 'late' ? command : undefined);
    if (overdue) {
      exchange.overdue.delete(mid);
      if (exchange.hurried.delete(mid)) return;
      accuse('late', { response, evidence: [overdue, response], command: overdue });
      return;
    }
    // Once the last malformed command is dealt with, an error is the answer to what came after it.
    const isForNoCommand = exchange.noCommand !== undefined && exchange.malformed === undefined;
    if (isRefusal && exchange.refusals > 0 && !isForNoCommand) {
      exchange.refusals -= 1;
      return;
    }
    // Of two, the later one is the likelier cause.
    const isAfterNoCommand = (exchange.noCommand?.seq ?? 0) > (exchange.malformed?.seq ?? 0);
    if (exchange.noCommand && ((!isMid(mid) && isAfterNoCommand) || (isRefusal && isForNoCommand))) {
      doubt('toNoCommand', exchange.noCommand, exchange.noCommand);
      return;
    }
    if (exchange.resumed.has(mid)) return;
    const earlier = exchange.answers.get(mid);
    if (exchange.malformed && (reason !== 'repeated' || !earlier)) {
      doubt('malformed', exchange.malformed, exchange.malformed);
    } else if (reason !== 'repeated' || !earlier) doubt('unknown', undefined);
    else if (exchange.redelivered.has(mid)) tell('redelivered', earlier.answer);
    else if (!isSentAgain(earlier, publication, closedAt)) doubt('again', earlier.answer);
  };

  return {
    'packet-received'({ connection, packet }) {
      if (packet.type === 'CONNECT' && !packet.cleanSession) persistent.add(connection);
      if (packet.type !== 'PUBLISH' || packet.packetId === undefined) return;
      unacknowledged.set(`${connection} ${packet.packetId}`, packet.payload);
    },
    'packet-sent'({ connection, packet, at }) {
      if (packet.type !== 'PUBACK') return;
      const key = `${connection} ${packet.packetId}`;
      const answer = answersUnder.get(key);
      if (answer) answer.acknowledgedAt = at;
      answersUnder.delete(key);
      unacknowledged.delete(key);
    },
    'connection-closed': ({ connection, at }) => void closedAt.set(connection, at),
    published: (entry) => void published.set(entry.connection, entry),
    'message-received': (entry) => void messages.set(entry.connection, entry),
    'probe-sent'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      if (entry.mid !== undefined) exchange.probes.set(entry.mid, entry);
      if (entry.kind === 'malformed') exchange.malformed = entry;
      if (entry.kind === 'not-a-command') exchange.noCommand = entry;
      else exchange.refusals += 1;
    },
    'command-sent'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      exchange.sent.set(entry.mid, entry);
      exchange.redelivered.delete(entry.mid);
      exchange.resumed.delete(entry.mid);
    },
    'command-redelivered'({ deviceId, connection, mid }) {
      const { sent, redelivered, resumed } = exchangeOf(deviceId);
      const sameConnection = (sent.get(mid)?.connection ?? connection) === connection;
      (sameConnection && !persistent.has(connection) ? redelivered : resumed).add(mid);
    },
    'command-answered'(entry) {
      const exchange = exchangeOf(entry.deviceId);
      const payload = published.get(entry.connection)?.payload;
      const answer: Answer = { answer: entry, payload };
      exchange.answers.set(entry.mid, answer);
      for (const [key, sent] of payload ? unacknowledged : []) {
        if (!key.startsWith(`${entry.connection} `) || Buffer.compare(sent, payload as Uint8Array) !== 0) continue;
        answersUnder.set(key, answer);
        break;
      }
      const sentAt = exchange.sent.get(entry.mid)?.seq ?? 0;
      if (exchange.noCommand && exchange.noCommand.seq < sentAt) exchange.noCommand = undefined;
      if (exchange.malformed && exchange.malformed.seq < sentAt) exchange.malformed = undefined;
    },
    'command-unanswered'({ deviceId, mid, outcome }) {
      const { sent, doubtful, overdue, hurried } = exchangeOf(deviceId);
      const command = sent.get(mid);
      if (outcome !== 'timed-out' || !command) return;
      overdue.set(mid, command);
      if (skipping) hurried.add(mid);
      else hurried.delete(mid);
      const sentAt = command.seq;
      // Of each sign one may have been its answer.
      for (const doubts of doubtful.values()) {
        const place = doubts.findIndex(({ seq }) => seq > sentAt);
        for (const { pardon } of place < 0 ? [] : doubts.splice(place, 1)) pardon();
      }
    },
    'stage-began'({ stage }) {
      if (stage === 'time-skipped') skipping = true;
    },
    'stage-ended'({ stage }) {
      if (stage === 'time-skipped') skipping = false;
    },
    'response-unmatched': (entry) => judge(entry, exchangeOf(entry.deviceId)),
  };
}

function newExchange(): Exchange {
  return {
    sent: new Map(),
    answers: new Map(),
    overdue: new Map(),
    probes: new Map(),
    redelivered: new Set(),
    resumed: new Set(),
    hurried: new Set(),
    noCommand: undefined,
    malformed: undefined,
    refusals: 0,
    doubtful: new Map(),
  };
}

/** Does the message say that the command failed? */
function refuses(value: unknown): boolean {
  const errcode = (value as { errcode?: unknown } | null | undefined)?.errcode;
  return Number.isInteger(Number(errcode)) && Number(errcode) !== 0;
}

function isMid(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

/** A PUBACK that left so shortly before the end of the connection may not have arrived. */
const inFlightMs = 250;

/** On a later connection, a device may send what was not acknowledged once more, as a new packet. */
function isSentAgain(
  { answer: { connection }, payload, acknowledgedAt }: Answer,
  publication: Entry<'published'> | undefined,
  closedAt: ReadonlyMap<number, number>,
): boolean {
  if (!publication || !payload || publication.connection === connection || publication.qos === 0) return false;
  const closed = closedAt.get(connection) ?? Number.POSITIVE_INFINITY;
  if (acknowledgedAt !== undefined && closed - acknowledgedAt > inFlightMs) return false;
  return Buffer.compare(payload, publication.payload) === 0;
}
