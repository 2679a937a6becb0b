import type { Dialect } from '../../../mock-platform/generations/dialect.ts';
import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { Stamp } from '../../../mock-platform/journal/events.ts';
import type { Entry } from '../rule.ts';
import { MistakenKeys } from './mistaken-keys.ts';
import type { Sign } from './stray.ts';
import { StrayHabit } from './stray-habit.ts';

/** Of which kind an entry was, when it was written, and about which connection. */
interface Mark extends Stamp {
  readonly type: Entry['type'];
  readonly connection: number;
}

/** What is known of a command that the device was sent: all of it if it is one of the latest. */
type Sent = Entry<'command-sent'> | (Mark & { readonly payload?: undefined });

/** A command's answer, for as long as the device may send it again. */
export interface Answer {
  answer: Mark;
  /** Of an older command than the latest ones it is not known any more: what is sent again for lack of a PUBACK comes sooner. */
  payload: Uint8Array | undefined;
  /** Milliseconds; undefined as long as the platform has sent no PUBACK. */
  acknowledgedAt?: number;
}

/** What one device was sent and has answered, as far as strays can be told apart by it. */
export interface Exchange {
  readonly sent: Map<string, Sent>;
  /** Keys of the latest, which are known whole: a ring, and its oldest place. */
  readonly whole: { readonly keys: string[]; next: number };
  readonly answers: Map<string, Answer>;
  /** Commands that timed out, by key: their answers may still come, and after those of later commands with the same key. */
  readonly overdue: Map<string, Entry<'command-sent'>>;
  readonly redelivered: Set<string>;
  /** Delivered again on a later connection, by a session that was resumed: it is not known what the device still remembers. */
  readonly resumed: Set<string>;
  /** Their waits were cut short, by the suite or by a clock that was put forward. */
  readonly hurried: Set<string>;
  /** Timed out, and answered by then with the key of another one: what comes with their keys later is for others in its turn. */
  readonly otherwise: Set<string>;
  /** By the key in them, until a response takes it up. */
  readonly probes: Map<string, Entry<'probe-sent'>>;
  /** Something that is not a command, until a later command is answered. */
  noCommand: Entry<'probe-sent' | 'message-sent'> | undefined;
  /** A malformed command, until a later command is answered: a device may find another mid in it than was meant. */
  malformed: Entry<'probe-sent'> | undefined;
  readonly mistakenKeys: MistakenKeys;
  /** So much was sent to it that it may still answer with any key: what was no valid command, came twice, or stayed unanswered. */
  owed: number;
  /** How many malformed and oversized commands may still be answered with an error. */
  refusals: number;
  /** Commands whose wait is not over, by key. */
  readonly waiting: Set<string>;
  /** Accusations that fall if a command that waited then is never answered: then that was its answer, with a wrong mid. */
  readonly doubtful: Map<Sign, Doubt[]>;
  readonly habit: StrayHabit;
}

/** Of each sign so many accusations may still fall. A device that sends more strays while it owes an answer is none that mistook a mid. */
const mostDoubts = 256;

interface Doubt {
  readonly seq: number;
  readonly pardon: () => void;
}

export function newExchange(): Exchange {
  return {
    sent: new Map(),
    whole: { keys: [], next: 0 },
    answers: new Map(),
    overdue: new Map(),
    probes: new Map(),
    redelivered: new Set(),
    resumed: new Set(),
    hurried: new Set(),
    otherwise: new Set(),
    noCommand: undefined,
    malformed: undefined,
    mistakenKeys: new MistakenKeys(),
    owed: 0,
    refusals: 0,
    waiting: new Set(),
    doubtful: new Map(),
    habit: new StrayHabit(),
  };
}

/** Of so many commands a device is known to have got: as many as there can be where their keys come again. */
export const mostKeys = 65_536;

/** The command was sent. Where keys never come again, what was sent long ago is forgotten: an answer to it is one to nothing. */
export function remember(exchange: Exchange, command: Entry<'command-sent'>): void {
  const { sent, waiting, otherwise, redelivered, resumed } = exchange;
  const { key } = command;
  sent.delete(key);
  sent.set(key, command);
  waiting.add(key);
  otherwise.delete(key);
  redelivered.delete(key);
  resumed.delete(key);
  shorten(exchange, key);
  if (sent.size <= mostKeys) return;
  const [oldest] = sent.keys();
  if (oldest !== undefined) forget(exchange, oldest);
}

/** So many of the latest commands are known whole: a device that is on line for days gets hundreds of thousands. */
const mostWhole = 1024;

/** With so many of the latest requests an answer is compared that bears the key of none. */
const mostCompared = 64;

/** Was it made of the key of one of the latest requests, which has no answer with its own? Then the wrong key is what is wrong with it. */
export function isChangedKey({ whole, probes, answers }: Exchange, key: string, dialect: Dialect): boolean {
  if (!dialect.hasTellingKeys) return false;
  const { keys, next } = whole;
  const latest = [...keys.slice(next), ...keys.slice(0, next)].slice(-mostCompared);
  return [...latest, ...[...probes.keys()].slice(-mostCompared)].some(
    (one) => !answers.has(one) && dialect.mistakenKey(one, key) !== undefined,
  );
}

/** Does it bear what an overflow makes of the key of a command that waits, or was delivered again? Then it answers that. */
export function isMiscounted({ waiting }: Exchange, response: Entry<'response-unmatched'>): boolean {
  const { mistakenKey, sentKey } = dialectOf(response);
  return [...waiting].some((key) => mistakenKey(key, sentKey(response)) !== undefined);
}

/** A command comes to those that are known whole, and the first of them goes. One that still waits stays so. */
function shorten({ whole, sent, answers, waiting }: Exchange, comes: string): void {
  const key = whole.keys[whole.next];
  whole.keys[whole.next] = comes;
  whole.next = (whole.next + 1) % mostWhole;
  if (key === undefined || waiting.has(key)) return;
  const command = sent.get(key);
  if (command) sent.set(key, markOf(command));
  const answer = answers.get(key);
  if (!answer) return;
  answer.answer = markOf(answer.answer);
  answer.payload = undefined;
}

function markOf({ type, seq, at, wall, connection }: Mark): Mark {
  return { type, seq, at, wall, connection };
}

/** Is all of the command known? */
export function isWhole(sent: Sent): sent is Entry<'command-sent'> {
  return sent.payload !== undefined;
}

function forget(exchange: Exchange, key: string): void {
  const { sent, answers, overdue, waiting, otherwise, redelivered, resumed, hurried } = exchange;
  for (const known of [sent, answers, overdue, waiting, otherwise, redelivered, resumed, hurried]) known.delete(key);
}

/** The accusation falls if a command that waits now is never answered. Where none does, it stands, and need not be kept. */
export function doubt({ waiting, doubtful }: Exchange, sign: Sign, doubt: Doubt): void {
  if (waiting.size === 0) return;
  const doubts = doubtful.get(sign) ?? [];
  doubtful.set(sign, doubts);
  doubts.push(doubt);
  if (doubts.length > mostDoubts) doubts.shift();
}

/** A command was answered, with its own key or that of another: then what was taken for second answers may be others. */
export function learnKeys({ mistakenKeys, doubtful }: Exchange, isMistaken: boolean): void {
  mistakenKeys.answered(isMistaken);
  if (!isMistaken) return;
  for (const { pardon } of doubtful.get('again') ?? []) pardon();
  doubtful.delete('again');
}

/** Of a device that mistakes keys: may this be the answer to something else, whatever key it has? */
export function mayBeOwed(exchange: Exchange): boolean {
  if (!exchange.mistakenKeys.areUsed || (exchange.waiting.size === 0 && exchange.owed === 0)) return false;
  exchange.owed = Math.max(0, exchange.owed - 1);
  return true;
}

/** The command's wait is over. */
export function settle({ waiting, doubtful }: Exchange, key: string): void {
  waiting.delete(key);
  if (waiting.size === 0 && doubtful.size > 0) doubtful.clear();
}

/** A PUBACK that left so shortly before the end of the connection may not have arrived. */
const inFlightMs = 250;

/** On a later connection, a device may send what was not acknowledged once more, as a new packet. */
export function isSentAgain(
  { answer: { connection }, payload, acknowledgedAt }: Answer,
  publication: Entry<'published'> | undefined,
  closedAt: ReadonlyMap<number, number>,
): boolean {
  if (!publication || !payload || publication.connection === connection || publication.qos === 0) return false;
  const closed = closedAt.get(connection) ?? Number.POSITIVE_INFINITY;
  if (acknowledgedAt !== undefined && closed - acknowledgedAt > inFlightMs) return false;
  return Buffer.compare(payload, publication.payload) === 0;
}

/** Has something judged as if what is sent now had not been. */
export function without(exchange: Exchange, key?: string, probe?: Entry<'probe-sent'>): (judge: () => void) => void {
  const { malformed, noCommand, answers, probes } = exchange;
  const answer = key === undefined ? undefined : answers.get(key);
  return (judge) => {
    const now = { malformed: exchange.malformed, noCommand: exchange.noCommand };
    Object.assign(exchange, { malformed, noCommand });
    if (key !== undefined) {
      probes.delete(key);
      if (answer) answers.set(key, answer);
      else answers.delete(key);
    }
    judge();
    Object.assign(exchange, now);
    if (key !== undefined && probe) probes.set(key, probe);
  };
}

/** After a reconnect, an answer with the mid of a command that was answered before rather is that one again. */
export function isOfEarlier(
  { sent, answers }: Exchange,
  { seq, connection }: Entry<'probe-sent'>,
  response: Entry<'response-unmatched'>,
): boolean {
  const key = dialectOf(response).meantKey(response);
  return answers.has(key) && (sent.get(key)?.seq ?? seq) < seq && response.connection !== connection;
}

/** Does what a response says with its code mean that the command failed? */
export function refuses(code: unknown): boolean {
  return Number.isInteger(Number(code)) && Number(code) !== 0;
}
