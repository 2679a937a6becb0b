import type { MeantTopic } from '../../mock-platform/generations/dialect.ts';
import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import { served } from '../../mock-platform/generations/served.ts';
import type { Entry } from '../rules/rule.ts';
import type { RigOptions } from './rig-options.ts';
import type { Settled } from './setup.ts';

/**
 * A device that has answered otherwise has so long for the right answer, at least, ms. One that comes later is not late, and
 * takes back what was said of its command.
 */
const floorMs = 300;
/** And this many times what its other answer took. */
const margin = 20;

interface Waiting {
  readonly sentAt: number;
  readonly waitMs: number;
  cancel?: () => void;
  isTaken?: true;
  /** No other one waited when it was. */
  isAlone?: boolean;
  /** What was taken for its answer bears its key, and is one to requests of another family. */
  isElsewhere?: boolean;
}

/** How a command was answered in another way. */
export type Otherwise = Pick<Waiting, 'isAlone' | 'isElsewhere'>;

export interface AnsweredOtherwiseOptions {
  /** Calls back after this number of milliseconds; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** How long the device may take to answer, from what is known, ms. */
  readonly enoughMs: () => number;
  /** Is it known that after such an answer the right one does not come? */
  readonly isInVain: () => boolean;
  /** Does an entry show such an answer? */
  readonly isAnswer: (entry: Entry) => boolean;
  /** After such an answer to a command the right one came, or did not. */
  readonly onEnd: (came: boolean, otherwise: Otherwise) => void;
  /** Ends the wait for the answer to a command. */
  readonly giveUp: (key: string) => void;
}

/**
 * Notices answers that carry another key, are of another kind, or came on another topic: each of them is taken for what the device
 * has to say to the oldest command that waits. Its right answer has a little time left; then it is given up.
 */
export class AnsweredOtherwise {
  readonly #options: AnsweredOtherwiseOptions;
  readonly #waiting = new Map<string, Waiting>();
  /** The latest command that was given up after an answer of another kind: its key may come with the answer to the next one. */
  #givenUp: string | undefined;

  constructor(options: AnsweredOtherwiseOptions) {
    this.#options = options;
  }

  see(entry: Entry): void {
    if (entry.type === 'command-sent') this.#waiting.set(entry.key, { sentAt: entry.at, waitMs: entry.waitMs });
    else if (entry.type === 'command-answered' || entry.type === 'command-unanswered') this.#settled(entry);
    else if (this.#options.isAnswer(entry) || this.#isOfGivenUp(entry)) this.#take(entry.at, this.#bearerOf(entry));
  }

  /**
   * No command has longer than this from when it was sent: it is known that answers may not come.
   * @param mostMs one that waits for longer than this on purpose goes on
   */
  hurry(now: number, ms: number, mostMs = Number.POSITIVE_INFINITY): void {
    for (const [key, waiting] of this.#waiting) {
      if (waiting.waitMs > mostMs) continue;
      const leftMs = Math.max(0, waiting.sentAt + ms - now);
      waiting.cancel ??= this.#options.after(leftMs, () => this.#options.giveUp(key));
    }
  }

  #settled({ type, key, at }: Entry<'command-answered' | 'command-unanswered'>): void {
    const waiting = this.#waiting.get(key);
    waiting?.cancel?.();
    this.#waiting.delete(key);
    if (waiting?.isTaken && type === 'command-unanswered') this.#givenUp = key;
    if (waiting?.isTaken) this.#options.onEnd(type === 'command-answered', waiting);
    // What was taken for its answer was that of another one.
    if (waiting?.isTaken && type === 'command-answered') this.#take(at);
  }

  #isOfGivenUp(entry: Entry): boolean {
    return entry.type === 'response-unmatched' && entry.reason === 'late' && entry.key === this.#givenUp;
  }

  /** The key of the command that waits whose key a response bears; of another family it is then. */
  #bearerOf(entry: Entry): string | undefined {
    return entry.type === 'response-unmatched' && this.#waiting.has(entry.key ?? '') ? entry.key : undefined;
  }

  #take(at: number, bearer?: string): void {
    const isMeant = ([key, { cancel }]: readonly [string, Waiting]) =>
      cancel === undefined && (bearer === undefined || key === bearer);
    const oldest = [...this.#waiting].find(isMeant);
    if (!oldest) return;
    const [key, waiting] = oldest;
    waiting.isTaken = true;
    waiting.isElsewhere = bearer !== undefined;
    waiting.isAlone = this.#waiting.size === 1;
    const usualMs = Math.max((at - waiting.sentAt) * margin, this.#options.enoughMs());
    const ms = this.#options.isInVain() ? floorMs : Math.max(floorMs, usualMs);
    waiting.cancel = this.#options.after(ms, () => this.#options.giveUp(key));
  }
}

/** Does the entry show something that the device can only have meant as an answer, and that answers nothing? */
export function isAnswerOtherwise(entry: Entry): boolean {
  switch (entry.type) {
    case 'response-unmatched':
      return entry.reason === 'unknown' || entry.reason === 'no-mid' || entry.reason === 'repeated';
    case 'message-received':
      return entry.unreadable === undefined ? hasKeyOfAnotherKind(entry) : saysAnswer(entry.payload);
    case 'published':
      return entry.purpose !== 'data' && (saysAnswer(entry.payload) || meantBy(entry.topic)?.is === 'answer');
    default:
      return false;
  }
}

/** The same, also where only the playbook of its generation can tell what is meant. */
export function answersOtherwise(entry: Entry, options: Pick<RigOptions, 'playbook'> & Settled): boolean {
  return isAnswerOtherwise(entry) || options.playbook.meantAnswer?.(entry, options) !== undefined;
}

/** Does a text that may not be well-formed have what only answers have? It may stand on a topic that is no generation's. */
export function saysAnswer(payload: Uint8Array): boolean {
  return served.some(({ dialect }) => dialect.saysResponse(payload));
}

/** For what a device means a topic that may be no generation's. */
export function meantBy(topic: string): MeantTopic | undefined {
  for (const { dialect } of served) {
    const meant = dialect.meantBy?.(topic);
    if (meant) return meant;
  }
  return undefined;
}

/** A message that has what only answers have, and is no report. */
export function isMeantAsAnswer(entry: Entry<'message-received'>): boolean {
  const { kind, value, payload } = entry;
  if (kind === 'response') return true;
  if (typeof value !== 'object' || value === null) return saysAnswer(payload);
  return kind !== 'report' && dialectOf(entry).isLikeResponse(value);
}

/** A message with the key of a command, of a kind that has none. */
function hasKeyOfAnotherKind(entry: Entry<'message-received'>): boolean {
  return entry.kind === undefined && dialectOf(entry).writtenKey(entry) !== undefined;
}
