import { delivery } from './delivery.ts';

/** A notification that waits. */
export interface Message {
  readonly deviceId: string;
  readonly body: string;
  /** What it takes of memory. */
  readonly bytes: number;
  /** Monotonic, in milliseconds. */
  readonly expires: number;
  due: number;
  attempts: number;
}

/** What waits of one device. */
interface Lane {
  readonly messages: Set<Message>;
  bytes: number;
  /** The callback has got one of them and not answered yet. */
  underway: Message | undefined;
}

/** What a message takes beside its text, in bytes: a flood of small ones is made of that. */
const ofMessage = 200;

/** V8 keeps a text with one such character in two bytes for each. */
const wide = /[^\0-\xff]/;

/** What a message with this text takes of memory, in bytes. */
export const weightOf = (body: string): number => ofMessage + body.length * (wide.test(body) ? 2 : 1);

/**
 * What waits for one subscription. While that is little, it goes in the order in which it came. Otherwise devices take turns, and what
 * is too much is taken from the one that has the most: a flood of one device neither delays nor drops what others have to tell.
 */
export class Backlog {
  /** In the order in which they came, which is that in which they expire. */
  readonly #messages = new Set<Message>();
  /** By device; the one whose turn is next comes first. */
  readonly #lanes = new Map<string, Lane>();
  #bytes = 0;
  #underway = 0;

  get size(): number {
    return this.#messages.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** How many the callback has got and not answered yet. */
  get underway(): number {
    return this.#underway;
  }

  has(message: Message): boolean {
    return this.#messages.has(message);
  }

  add(message: Message): void {
    const { deviceId } = message;
    let lane = this.#lanes.get(deviceId);
    if (!lane) {
      lane = { messages: new Set(), bytes: 0, underway: undefined };
      this.#lanes.set(deviceId, lane);
    }
    this.#messages.add(message);
    lane.messages.add(message);
    lane.bytes += message.bytes;
    this.#bytes += message.bytes;
  }

  remove(message: Message): void {
    const { deviceId } = message;
    const lane = this.#lanes.get(deviceId);
    if (!lane || !this.#messages.delete(message)) return;
    lane.messages.delete(message);
    lane.bytes -= message.bytes;
    this.#bytes -= message.bytes;
    if (lane.messages.size === 0) this.#lanes.delete(deviceId);
  }

  /** The next one that is due at this moment. It is under way from then on, and no other of its device, until it is `back`. */
  take(now: number): Message | undefined {
    const message = this.size > delivery.fewWaiting ? this.#nextInTurn(now) : this.#firstDue(now, this.#messages);
    const lane = message && this.#lanes.get(message.deviceId);
    if (!lane) return undefined;
    lane.underway = message;
    this.#underway += 1;
    this.#lanes.delete(message.deviceId);
    this.#lanes.set(message.deviceId, lane);
    return message;
  }

  /** The callback has answered, or will not any more. */
  back(message: Message): void {
    const lane = this.#lanes.get(message.deviceId);
    if (lane?.underway !== message) return;
    lane.underway = undefined;
    this.#underway -= 1;
  }

  /** All that wait, oldest first. */
  all(): Iterable<Message> {
    return this.#messages;
  }

  /** Those whose time is over, oldest first. */
  *expired(now: number): Generator<Message> {
    for (const message of this.#messages) {
      if (message.expires > now) return;
      if (!this.#isUnderway(message)) yield message;
    }
  }

  /** When there is something to do that does not wait for the callback, monotonic. */
  soonest(): number {
    let soonest = Infinity;
    for (const { messages, underway } of this.#lanes.values()) {
      if (underway) continue;
      for (const { due, expires } of messages) soonest = Math.min(soonest, due, expires);
    }
    return soonest;
  }

  /** The oldest of the device that has most of this; never one that is under way, and not the last: that may be as large as it likes. */
  surplus(most: 'bytes' | 'messages'): Message | undefined {
    if (this.size <= 1) return undefined;
    let fullest: Lane | undefined;
    let amount = 0;
    for (const lane of this.#lanes.values()) {
      const { messages, underway, bytes } = lane;
      const ofLane = most === 'bytes' ? bytes : messages.size;
      if (ofLane <= amount || messages.size === (underway ? 1 : 0)) continue;
      fullest = lane;
      amount = ofLane;
    }
    for (const message of fullest?.messages ?? []) if (message !== fullest?.underway) return message;
    return undefined;
  }

  #isUnderway(message: Message): boolean {
    return this.#lanes.get(message.deviceId)?.underway === message;
  }

  #firstDue(now: number, messages: Iterable<Message>): Message | undefined {
    for (const message of messages) {
      if (message.due <= now && !this.#lanes.get(message.deviceId)?.underway) return message;
    }
    return undefined;
  }

  #nextInTurn(now: number): Message | undefined {
    for (const { messages, underway } of this.#lanes.values()) {
      const message = underway ? undefined : this.#firstDue(now, messages);
      if (message) return message;
    }
    return undefined;
  }
}
