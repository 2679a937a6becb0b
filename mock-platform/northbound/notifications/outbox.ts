import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Clock } from '../../clock.ts';
import type { ApplicationEvent } from '../events.ts';
import type { CallbackGuard } from './callback-guard.ts';
import { postCallback } from './post-callback.ts';
import type { Subscription } from './subscription.ts';

/** How notifications are delivered (ref 6.3), in milliseconds. */
export const delivery = {
  /** So long a callback may take to answer. */
  answerMs: 15_000,
  /** So long a notification is kept and repeated. */
  keepMs: 600_000,
  /** Pauses between attempts; the last one repeats. Not documented. */
  pausesMs: [5_000, 10_000, 20_000, 40_000, 60_000],
  /** After this many failures in a row a callback counts as down: then it is tried only from time to time. Not documented. */
  failuresInARow: 5,
  downMs: 1_000,
  /** Notifications that wait for one subscription; beyond, the oldest goes. Not documented. */
  mostWaiting: 10_000,
  /** Bytes that wait for one subscription. Not documented. */
  mostBytes: 4 * 1024 * 1024,
  /** Bytes that wait for all subscriptions together. Not documented. */
  mostBytesTogether: 16 * 1024 * 1024,
} as const;

const connections = { keepAlive: true, maxSockets: 1 } as const;

/** Where a bound is passed, so much of it is cleared at once: one that every report passes must not cost a search for each. */
const cleared = 1 / 16;

export interface OutboxOptions {
  readonly clock: Clock;
  readonly record: (event: ApplicationEvent) => void;
  readonly guard: CallbackGuard;
}

interface Message {
  readonly deviceId: string;
  readonly body: string;
  /** Monotonic, in milliseconds. */
  readonly expires: number;
  due: number;
  attempts: number;
}

interface Box {
  readonly subscription: Subscription;
  /** Its one connection: a new one for each would take most of the time. */
  readonly agent: Agent;
  readonly cancel: AbortController;
  /** In the order in which they came. */
  readonly waiting: Set<Message>;
  bytes: number;
  /** The one that a callback has got and not answered yet. */
  sending: Message | undefined;
  /** How often it failed in a row, and until when it is left alone for that. */
  failures: number;
  downUntil: number;
  stopTimer: () => void;
}

/**
 * Delivers notifications: for each subscription one at a time, in order. One that failed waits for its next attempt, and those
 * behind it go first; after ten minutes it is dropped.
 */
export class Outbox {
  readonly #clock: Clock;
  readonly #record: OutboxOptions['record'];
  readonly #guard: CallbackGuard;
  readonly #boxes = new Map<string, Box>();
  /** Of all boxes. */
  #bytes = 0;

  constructor({ clock, record, guard }: OutboxOptions) {
    this.#clock = clock;
    this.#record = record;
    this.#guard = guard;
  }

  add(subscription: Subscription, deviceId: string, body: string): void {
    const now = this.#clock.monotonic();
    const box = this.#boxOf(subscription);
    box.waiting.add({ deviceId, body, expires: now + delivery.keepMs, due: now, attempts: 0 });
    box.bytes += body.length;
    this.#bytes += body.length;
    this.#dropSurplus(box);
    this.#deliver(box);
  }

  /** Nobody wants to know any more. */
  end({ subscriptionId }: Subscription): void {
    const box = this.#boxes.get(subscriptionId);
    if (!box) return;
    this.#close(box);
    for (const message of box.waiting) this.#drop(box, message, 'the subscription was deleted');
  }

  /** Gives up all that waits, and says nothing of it. */
  close(): void {
    for (const box of this.#boxes.values()) this.#close(box);
  }

  #boxOf(subscription: Subscription): Box {
    const { subscriptionId, callbackUrl } = subscription;
    let box = this.#boxes.get(subscriptionId);
    if (!box) {
      const cancel = new AbortController();
      box = {
        subscription,
        agent: callbackUrl.startsWith('https:') ? new SecureAgent(connections) : new Agent(connections),
        cancel,
        waiting: new Set(),
        bytes: 0,
        sending: undefined,
        failures: 0,
        downUntil: 0,
        stopTimer: () => {},
      };
      this.#boxes.set(subscriptionId, box);
    }
    return box;
  }

  #close(box: Box): void {
    box.stopTimer();
    box.cancel.abort();
    box.agent.destroy();
    this.#boxes.delete(box.subscription.subscriptionId);
  }

  /** Sends what is due, or waits for it. */
  #deliver(box: Box): void {
    if (box.sending || box.cancel.signal.aborted) return;
    const now = this.#clock.monotonic();
    // The timer that ends that is running.
    if (now < box.downUntil) return;
    box.stopTimer();
    // They come in the order in which they expire.
    let soonest = Infinity;
    for (const message of box.waiting) {
      const { due, expires } = message;
      if (expires <= now) this.#drop(box, message, `no callback took it within ${delivery.keepMs / 60_000} minutes`);
      else if (due <= now) return void this.#send(box, message);
      else soonest = Math.min(soonest, due, expires);
    }
    if (soonest < Infinity) {
      box.stopTimer = this.#clock.after(soonest - now, () => this.#deliver(box));
    }
  }

  async #send(box: Box, message: Message): Promise<void> {
    box.sending = message;
    message.attempts += 1;
    const began = this.#clock.monotonic();
    const { callbackUrl } = box.subscription;
    const { answerMs: timeoutMs, pausesMs } = delivery;
    const attempt = await postCallback(callbackUrl, message.body, {
      timeoutMs,
      clock: this.#clock,
      cancel: box.cancel.signal,
      guard: this.#guard,
      agent: box.agent,
    });
    box.sending = undefined;
    if (box.cancel.signal.aborted) return;
    const now = this.#clock.monotonic();
    const { body, attempts } = message;
    box.failures = attempt.ok ? 0 : box.failures + 1;
    if (attempt.ok) {
      this.#remove(box, message);
      const type = 'notification-delivered';
      this.#record({ type, ...describe(box, message), attempt: attempts, latencyMs: now - began, body });
    } else if (box.waiting.has(message)) {
      const retryInMs = pausesMs[attempts - 1] ?? (pausesMs.at(-1) as number);
      message.due = now + retryInMs;
      const { reason } = attempt;
      this.#record({ type: 'notification-failed', ...describe(box, message), attempt: attempts, reason, retryInMs });
    }
    if (box.failures < delivery.failuresInARow) {
      this.#deliver(box);
      return;
    }
    box.downUntil = now + delivery.downMs;
    box.stopTimer();
    box.stopTimer = this.#clock.after(delivery.downMs, () => this.#deliver(box));
  }

  #dropSurplus(box: Box): void {
    const { mostWaiting, mostBytes, mostBytesTogether } = delivery;
    if (box.waiting.size > mostWaiting || box.bytes > mostBytes) {
      const kept = 1 - cleared;
      this.#dropOldest(box, () => box.waiting.size > mostWaiting * kept || box.bytes > mostBytes * kept);
    }
    if (this.#bytes <= mostBytesTogether) return;
    // Not those of a callback that takes them, because another one takes none.
    const fullest = [...this.#boxes.values()].reduce((most, one) => (givesWayBefore(one, most) ? one : most), box);
    const wanted = mostBytesTogether * (1 - cleared);
    // The fullest may not have so much; then the next one comes with the next notification.
    this.#dropOldest(fullest, () => this.#bytes > wanted);
  }

  /** Not the one on its way, and not the last: that one may be as large as a device makes it. All are told of in one entry. */
  #dropOldest(box: Box, isTooMuch: () => boolean): void {
    let first: Message | undefined;
    let more = 0;
    for (const message of box.waiting) {
      if (!isTooMuch() || box.waiting.size === 1) break;
      if (message === box.sending) continue;
      this.#remove(box, message);
      if (first) more += 1;
      first ??= message;
    }
    if (first) this.#recordDropped(box, first, 'too many notifications wait for this callback', more);
  }

  #remove(box: Box, message: Message): void {
    if (!box.waiting.delete(message)) return;
    box.bytes -= message.body.length;
    this.#bytes -= message.body.length;
  }

  #drop(box: Box, message: Message, reason: string): void {
    this.#remove(box, message);
    this.#recordDropped(box, message, reason);
  }

  #recordDropped(box: Box, message: Message, reason: string, more = 0): void {
    const { attempts, body } = message;
    const others = more > 0 && { more };
    this.#record({ type: 'notification-dropped', ...describe(box, message), attempts, reason, body, ...others });
  }
}

/** A callback that fails gives way before one that is only slow, whatever waits for it. */
function givesWayBefore(one: Box, other: Box): boolean {
  const [oneFails, otherFails] = [one.failures > 0, other.failures > 0];
  return oneFails === otherFails ? one.bytes > other.bytes : oneFails;
}

function describe({ subscription }: Box, { deviceId }: Message) {
  const { subscriptionId, appId, notifyType, callbackUrl } = subscription;
  return { subscriptionId, appId, notifyType, callbackUrl, deviceId };
}
