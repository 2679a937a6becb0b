import { retold } from './retold.ts';
import { tell, word } from './texts.ts';

/** An entry of the journal as the stream tells it. Its members depend on its type. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly wall: number;
  readonly type: string;
  readonly deviceId?: string;
  readonly connection?: number;
  // biome-ignore lint/suspicious/noExplicitAny: each type has its own.
  readonly [member: string]: any;
}

export const kinds = [
  'report',
  'response',
  'request',
  'message',
  'command',
  'set',
  'get',
  'event',
  'shadow',
  'login',
  'connection',
  'subscribe',
  'unreadable',
  'foreign',
  'unanswered',
  'wire',
  'probe',
  'platform',
  'application',
  'script',
] as const;
export type Kind = (typeof kinds)[number];

/** What the kit thinks of a row. */
export interface Thought {
  readonly mood: 'good' | 'bad' | 'plain';
  readonly text: string;
}

/** One line of the stream. */
export interface Row {
  readonly seq: number;
  readonly at: number;
  readonly wall: number;
  readonly kind: Kind;
  readonly from: 'device' | 'platform' | 'none';
  readonly deviceId?: string;
  readonly connection?: number;
  /** Of the request that it is, or answers. */
  readonly key?: string;
  readonly topic?: string;
  readonly text: string;
  /** In Base64, cut. */
  readonly payload?: string;
  /** Of the whole payload. */
  readonly bytes?: number;
  readonly thoughts: Thought[];
}

/** The types of entries that the page asks for: packets are left out, as what they carry comes once more. */
export const wanted = [
  ...['tls-handshake', 'wire-violated', 'bytes-sent', 'connection-closed', 'authenticated', 'taken-over', 'subscribed'],
  ...['published', 'message-received', 'command-sent', 'command-redelivered', 'command-answered', 'response-unmatched'],
  ...['command-unanswered', 'probe-sent', 'message-sent', 'message-redelivered', 'message-status', 'device-registered'],
  ...['device-deleted', 'platform-reset', 'listener-changed', 'api-called', 'notification-delivered'],
  ...['notification-failed', 'notification-dropped', 'script-acted', 'script-expectation', 'script-failed'],
] as const;

const good = (text: string): Thought => ({ mood: 'good', text });
const bad = (text: string): Thought => ({ mood: 'bad', text });
const plain = (text: string): Thought => ({ mood: 'plain', text });
/** Of a text in a row. */
const longest = 2000;
/** Of a payload, in Base64. */
const longestPayload = 65_536;

/** Makes rows of entries, and tells what later entries say of earlier rows. */
export class Rows {
  /** Of each open connection, the topic of what was published last, and the last response. */
  readonly #topics = new Map<number, string>();
  readonly #responses = new Map<number, Row>();
  readonly #devices = new Map<number, string>();

  /** A new row, or an earlier one of which more is known now; undefined where there is nothing to show. */
  see(entry: Entry): { readonly row: Row; readonly isNew: boolean } | undefined {
    const known = this.#learn(entry);
    if (known) return { row: known, isNew: false };
    const row = this.#rowOf(entry);
    return row && { row, isNew: true };
  }

  #learn(entry: Entry): Row | undefined {
    if (entry.type !== 'command-answered' && entry.type !== 'response-unmatched') return undefined;
    const row = this.#responses.get(entry.connection ?? -1);
    if (!row) return undefined;
    if (entry.type === 'command-answered') {
      const { latencyMs: ms, errcode } = entry;
      const thought = tell('think.answers', { subject: subjectOf(entry), ms: rounded(ms), code: jsonOf(errcode) });
      row.thoughts.push(errcode === 0 ? good(thought) : plain(thought));
    } else row.thoughts.push(bad(tell('think.unmatched', { reason: word('unmatched', entry.reason) })));
    return row;
  }

  #rowOf(entry: Entry): Row | undefined {
    const { connection = -1 } = entry;
    const make = (kind: Kind, from: Row['from'], text: string, thoughts: Thought[] = []): Row => {
      const { seq, at, wall, connection, key, topic, payload } = entry;
      const deviceId = entry.deviceId ?? this.#devices.get(connection ?? -1);
      return {
        ...{ seq, at, wall, kind, from, text: text.slice(0, longest), thoughts },
        ...(deviceId !== undefined && { deviceId }),
        ...(connection !== undefined && { connection }),
        ...(typeof key === 'string' && { key }),
        ...(typeof topic === 'string' && { topic }),
        ...(payload && { payload: payload.$base64.slice(0, longestPayload), bytes: bytesIn(payload.$base64) }),
      };
    };
    switch (entry.type) {
      case 'authenticated': {
        if (entry.deviceId !== undefined) this.#devices.set(connection, entry.deviceId);
        if (entry.accepted) return make('login', 'device', tell('say.accepted'), [...findings(entry)]);
        const text = tell('say.refused', { code: entry.returnCode, reason: retold(entry.reason) });
        const staged = entry.staged ? [plain(tell('think.staged'))] : [bad(text)];
        return make('login', 'device', text, [...staged, ...findings(entry)]);
      }
      case 'tls-handshake': {
        if (entry.outcome !== 'failed') return undefined;
        const text = tell('say.handshake', { error: retold(entry.error ?? '') });
        return make('connection', 'device', text, [
          entry.certificate === 'valid' ? bad(text) : plain(tell('think.staged')),
        ]);
      }
      case 'connection-closed': {
        const text = entry.clean
          ? tell('say.goodbye')
          : tell('say.closed', { by: word('by', entry.by), reason: retold(entry.reason) });
        const row = make('connection', entry.by, text, entry.staged ? [plain(tell('think.staged'))] : []);
        for (const map of [this.#topics, this.#responses, this.#devices]) map.delete(connection);
        return row;
      }
      case 'taken-over':
        return make('connection', 'none', tell('say.takenOver', { by: entry.by }));
      case 'subscribed': {
        const filters: { filter: string; granted: number; purpose: string }[] = entry.filters;
        const foreign = filters.filter(({ purpose }) => purpose === 'foreign');
        const text = filters.map(({ filter, granted }) => `${filter} QoS ${granted}`).join(', ');
        return make(
          'subscribe',
          'device',
          text,
          foreign.map(({ filter }) => bad(`${filter}: ${tell('think.foreign')}`)),
        );
      }
      case 'published':
        if (entry.purpose === 'foreign') return make('foreign', 'device', textOf(entry), [bad(tell('think.foreign'))]);
        this.#topics.set(connection, entry.topic);
        return undefined;
      case 'message-received': {
        const topic = this.#topics.get(connection);
        const row = {
          ...make(receivedKind(entry), 'device', textOf(entry), received(entry)),
          ...(topic !== undefined && { topic }),
        };
        if (row.kind === 'response') this.#responses.set(connection, row);
        return row;
      }
      case 'command-sent': {
        const fit =
          entry.fit === 'valid' ? good(tell('think.fits')) : bad(tell('think.misfit', { fit: word('fit', entry.fit) }));
        const waits = plain(tell('think.waits', { ms: rounded(entry.waitMs) }));
        return make(familyOf(entry), 'platform', `${subjectOf(entry)} ${jsonOf(entry.paras)}`, [fit, waits]);
      }
      case 'command-redelivered':
        return make(familyOf(entry), 'platform', tell('say.again'));
      case 'command-unanswered': {
        const values = {
          subject: subjectOf(entry),
          outcome: word('outcome', entry.outcome),
          ms: rounded(entry.waitedMs),
        };
        const text = tell('say.silence', values);
        return make('unanswered', 'none', text, entry.outcome === 'timed-out' ? [bad(text)] : []);
      }
      case 'probe-sent':
        return make('probe', 'platform', entry.flaw, [plain(tell('think.staged'))]);
      case 'bytes-sent':
        return make('probe', 'platform', tell('say.bytes', { fault: entry.fault }), [plain(tell('think.staged'))]);
      case 'wire-violated':
        return make('wire', 'device', `${entry.clause}: ${retold(entry.message)}`, [
          bad(finding(entry.clause, entry.expected, entry.actual)),
        ]);
      case 'message-sent':
        return make(entry.what, 'platform', textOf(entry));
      case 'message-redelivered':
        return make(entry.what, 'platform', tell('say.again'));
      case 'message-status':
        if (entry.status === 'sent') return undefined;
        return make(
          'message',
          'none',
          tell('say.status', { status: word('status', entry.status), topic: entry.topic }),
        );
      case 'device-registered':
        return make('platform', 'none', tell('say.registered'));
      case 'device-deleted':
        return make('platform', 'none', tell('say.deleted'));
      case 'platform-reset':
        return make('platform', 'none', tell('say.reset'));
      case 'listener-changed': {
        const state = tell(entry.open ? 'say.open' : 'say.shut');
        return make('platform', 'none', tell('say.port', { transport: entry.transport, port: entry.port, state }));
      }
      case 'api-called': {
        const { method, path, status, durationMs } = entry;
        return make('application', 'none', tell('say.call', { method, path, status, ms: rounded(durationMs) }));
      }
      case 'notification-delivered':
        return make('application', 'none', tell('say.notified', { type: entry.notifyType, url: entry.callbackUrl }));
      case 'notification-failed':
      case 'notification-dropped': {
        const values = { type: entry.notifyType, url: entry.callbackUrl, reason: entry.reason };
        return make('application', 'none', tell('say.notNotified', values));
      }
      case 'script-acted':
        return make('script', 'none', `${entry.script}: ${entry.action}: ${entry.detail}`);
      case 'script-expectation':
        return make('script', 'none', `${entry.script}: ${entry.actual}`, [
          entry.met ? good(entry.expected) : bad(entry.expected),
        ]);
      case 'script-failed':
        return make('script', 'none', `${entry.script}: ${entry.reason}`, [bad(entry.reason)]);
      default:
        return undefined;
    }
  }
}

function findings(entry: Entry): Thought[] {
  const wrong: { aspect: string; ok: boolean; expected: string; actual: string; nearMiss?: string }[] = entry.findings;
  return wrong
    .filter(({ ok }) => !ok)
    .map(({ aspect, expected, actual, nearMiss }) => {
      const near = nearMiss === undefined ? '' : ` ${tell('think.nearMiss', { what: retold(nearMiss) })}`;
      return bad(`${finding(retold(aspect), expected, actual)}${near}`);
    });
}

function finding(aspect: string, expected: string, actual: string): string {
  return tell('think.finding', { aspect, expected: retold(expected), actual: retold(actual) });
}

function receivedKind({ kind, unreadable, v2 }: Entry): Kind {
  if (unreadable !== undefined) return 'unreadable';
  if (kind !== undefined) return kind;
  return v2?.channel === 'events/up' ? 'event' : 'message';
}

function received({ unreadable, v2 }: Entry): Thought[] {
  return [
    ...(unreadable === undefined ? [] : [bad(tell('think.unreadable', { why: retold(unreadable) }))]),
    ...(v2?.dropped === undefined ? [] : [bad(tell('think.dropped', { why: word('dropped', v2.dropped) }))]),
  ];
}

function familyOf({ v2 }: Entry): Kind {
  return v2?.family ?? 'command';
}

function subjectOf({ serviceId, cmd, v2 }: Entry): string {
  if (v2?.family === 'get' || v2?.family === 'set') return cmd;
  return `${serviceId}/${cmd}`;
}

/** What its payload says. */
function textOf({ value, payload }: Entry): string {
  return value === undefined ? textOfBytes(payload?.$base64 ?? '').slice(0, longest) : jsonOf(value).slice(0, longest);
}

/** Bytes in Base64 as text, in UTF-8; what is not is replaced. */
export function textOfBytes(base64: string): string {
  return new TextDecoder().decode(bytesOf(base64));
}

function bytesIn(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function rounded(ms: unknown): number {
  const number = Number(ms);
  return number < 10 ? Math.round(number * 10) / 10 : Math.round(number);
}
