import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import type { Transport } from '../../mock-platform/journal/events.ts';
import { retold } from '../../mock-platform/language/retold.ts';
import type { ConnectPacket } from '../../mock-platform/wire/packet.ts';
import type { Colour } from '../report/paint.ts';
import type { Entry } from '../rules/rule.ts';
import { payloadText } from '../words/payload-text.ts';
import { plainText } from '../words/plain-text.ts';
import { callText, notifiedText, scriptText } from './application-texts.ts';
import { filterText, keyName, servicesText, unanswered, unmatchedText } from './entry-texts.ts';
import { answerText, requestText, saidText, statusText, subjectOf } from './request-text.ts';
import { tell } from './texts.ts';
import { contentText } from './v2/content-text.ts';

/** One thing that happened, for people. */
export interface EventLine {
  /** The device's nodeId, or how a stranger calls itself; empty for the platform. */
  readonly who: string;
  /** One word or two: what happened. */
  readonly what: string;
  readonly text: string;
  readonly colour?: Colour;
}

interface Visit {
  readonly transport: Transport;
  readonly remote: string;
  connect?: ConnectPacket;
  deviceId?: string;
  login?: string;
  online?: boolean;
  refused?: boolean;
}

/** Its text is made when it is asked for: most lines of a flood are left out. */
type Described = Omit<EventLine, 'text'> & { readonly text: string | (() => string) };

/** Turns journal entries into lines; keeps only what it must know of open connections. */
export class EventLines {
  readonly #visits = new Map<number, Visit>();
  readonly #nodeIds = new Map<string, string>();

  /** The line for an entry; undefined if there is nothing to say. */
  lineOf(entry: Entry): EventLine | undefined {
    const line = this.#describe(entry);
    if (!line) return undefined;
    const { who, what, text, colour } = line;
    return {
      who: plainText(who),
      what,
      get text() {
        return plainText(typeof text === 'string' ? text : text());
      },
      ...(colour && { colour }),
    };
  }

  /** What a device is called in lines. */
  nameOf(deviceId: string): string {
    return this.#nodeIds.get(deviceId) ?? deviceId;
  }

  #describe(entry: Entry): Described | undefined {
    switch (entry.type) {
      case 'device-registered':
        this.#nodeIds.set(entry.deviceId, entry.nodeId);
        return {
          who: entry.nodeId,
          what: 'registered',
          text: tell('line.registered', { device: entry.deviceId, product: entry.productId }),
        };
      case 'connection-opened':
        this.#visits.set(entry.connection, { transport: entry.transport, remote: entry.remote });
        return undefined;
      case 'packet-received':
        if (entry.packet.type === 'CONNECT') this.#visit(entry.connection).connect ??= entry.packet;
        return undefined;
      case 'tls-handshake':
        return this.#handshake(entry);
      case 'authenticated':
        return this.#authenticated(entry);
      case 'device-online':
        return this.#online(entry);
      case 'taken-over':
        return this.#of(entry, 'taken over', tell('line.takenOver', { n: entry.by }), 'yellow');
      case 'connection-closed':
        return this.#closed(entry);
      case 'subscribed':
        return this.#of(entry, 'subscribed', () => entry.filters.map(filterText).join(', '));
      case 'published':
        if (entry.purpose === 'data') return undefined;
        return this.#of(
          entry,
          entry.purpose,
          () => tell('line.published', { topic: entry.topic, payload: payloadText(entry.payload) }),
          'yellow',
        );
      case 'message-received':
        return this.#message(entry);
      case 'command-sent': {
        const { what, text } = requestText(entry);
        return this.#of(entry, what, text);
      }
      case 'command-redelivered':
        return this.#of(entry, entry.v2?.family ?? 'command', () =>
          tell('line.redelivered', { key: keyName(entry), value: entry.key }),
        );
      case 'command-answered': {
        const { isGood, text } = answerText(entry);
        return this.#of(entry, 'response', text, isGood ? 'green' : 'yellow');
      }
      case 'response-unmatched':
        return this.#of(entry, 'response', () => unmatchedText(entry), 'yellow');
      case 'command-unanswered':
        return this.#of(
          entry,
          'no answer',
          tell('line.unanswered', {
            subject: subjectOf(entry),
            key: keyName(entry),
            value: entry.key,
            why: unanswered(entry),
          }),
          'yellow',
        );
      case 'probe-sent':
        return this.#of(entry, 'malformed', `${retold(entry.flaw)}: ${payloadText(entry.payload)}`);
      case 'message-sent':
        return this.#of(entry, entry.what, () => saidText(entry));
      case 'message-redelivered':
        return this.#of(entry, entry.what, () => tell('line.onceMore', { said: saidText(entry) }));
      case 'message-status':
        // That it was sent is in the entry before.
        if (entry.status === 'sent') return undefined;
        return this.#of(entry, 'message', () => statusText(entry), entry.status === 'waiting' ? undefined : 'yellow');
      case 'bytes-sent':
        return {
          who: this.#whoIs(entry.connection),
          what: 'bytes',
          text: `${retold(entry.fault)}: ${payloadText(entry.raw, 60)}`,
        };
      case 'secret-notified':
        return this.#of(entry, 'told', tell('line.secretTold'));
      case 'api-called': {
        const text = callText(entry);
        return { who: entry.appId ?? '', what: 'api', text, ...(entry.status >= 400 && { colour: 'yellow' as const }) };
      }
      case 'notification-delivered':
      case 'notification-failed':
      case 'notification-dropped':
        return this.#of(entry, 'notified', ...notifiedText(entry));
      case 'script-acted':
      case 'script-expectation':
      case 'script-failed':
        return this.#of(entry, 'script', ...scriptText(entry));
      case 'listener-changed':
        return {
          who: '',
          what: 'platform',
          text: tell(entry.open ? 'line.open' : 'line.closed', { transport: entry.transport, port: entry.port }),
        };
      default:
        return undefined;
    }
  }

  #handshake({ connection, outcome, error }: Entry<'tls-handshake'>): Described | undefined {
    if (outcome === 'completed') return undefined;
    const visit = this.#visit(connection);
    visit.refused = true;
    const text = () => tell('line.handshake', { why: error === undefined ? tell('line.noReason') : retold(error) });
    return { who: visit.remote, what: 'refused', text, colour: 'red' };
  }

  #authenticated(entry: Entry<'authenticated'>): Described | undefined {
    const visit = this.#visit(entry.connection);
    if (entry.deviceId !== undefined) visit.deviceId = entry.deviceId;
    if (entry.deviceId !== undefined) visit.login = dialectOf(entry).loginName(entry);
    if (entry.accepted) return undefined;
    visit.refused = true;
    const { returnCode: code, reason, staged } = entry;
    const text = () => onPurpose(tell('line.refused', { code, reason: retold(reason) }), staged);
    return { who: this.#whoIs(entry.connection), what: 'refused', text, colour: 'red' };
  }

  #online({ connection }: Entry<'device-online'>): EventLine {
    const visit = this.#visit(connection);
    visit.online = true;
    const { connect, transport, remote, login } = visit;
    const keepAlive = connect ? tell('line.keepAlive', { s: connect.keepAlive }) : '';
    const session = connect && !connect.cleanSession ? tell('line.sessionKept') : '';
    const name = login === undefined || login === 'name' ? tell('line.byName') : login;
    const text = tell('line.online', { transport, remote, login: name }) + keepAlive + session;
    return { who: this.#whoIs(connection), what: 'connected', text, colour: 'green' };
  }

  #closed({ connection, by, reason, clean, staged }: Entry<'connection-closed'>): Described | undefined {
    const { online, refused } = this.#visit(connection);
    const who = this.#whoIs(connection);
    this.#visits.delete(connection);
    if (refused) return undefined;
    if (!online)
      return {
        who,
        what: 'refused',
        text: () =>
          tell(by === 'device' ? 'line.closedEarlyDevice' : 'line.closedEarlyPlatform', { reason: retold(reason) }),
        colour: 'red',
      };
    const text = () => (clean ? tell('line.disconnect') : onPurpose(retold(reason), staged));
    return { who, what: 'gone', text, ...(!clean && { colour: 'yellow' as const }) };
  }

  #message(entry: Entry<'message-received'>): Described | undefined {
    const { kind, value, unreadable, payload } = entry;
    if (unreadable !== undefined) {
      return this.#of(
        entry,
        'unreadable',
        () => tell('line.unreadable', { why: retold(unreadable), payload: payloadText(payload) }),
        'yellow',
      );
    }
    // What it answers, and whether it does, is in the entry behind it.
    if (kind === 'response') return undefined;
    const services = kind === 'report' ? dialectOf(entry).servicesIn(value) : undefined;
    const { v2 } = entry;
    if (v2 && !services) {
      const what = v2.channel === 'events/up' ? 'event' : 'message';
      return this.#of(entry, what, () => contentText(entry) ?? '', v2.dropped && 'yellow');
    }
    if (!services) return this.#of(entry, 'message', () => payloadText(payload), 'yellow');
    return this.#of(entry, 'report', () => servicesText(services));
  }

  #of(entry: Entry & { readonly deviceId: string }, what: string, text: Described['text'], colour?: Colour): Described {
    return { who: this.nameOf(entry.deviceId), what, text, ...(colour && { colour }) };
  }

  #visit(connection: number): Visit {
    const visit = this.#visits.get(connection) ?? {
      transport: 'tcp',
      remote: tell('line.connection', { n: connection }),
    };
    this.#visits.set(connection, visit);
    return visit;
  }

  #whoIs(connection: number): string {
    const { deviceId, connect, remote } = this.#visit(connection);
    if (deviceId !== undefined) return this.nameOf(deviceId);
    return connect?.username || connect?.clientId || remote;
  }
}

function onPurpose(text: string, staged: boolean | undefined): string {
  return staged ? tell('line.onPurpose', { text }) : text;
}
