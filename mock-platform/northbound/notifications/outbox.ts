import type { Clock } from '../../clock.ts';
import type { ApplicationEvent } from '../events.ts';
import type { Subscription } from '../subscriptions.ts';
import type { CallbackGuard } from './callback-guard.ts';
import { postCallback } from './post-callback.ts';

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
  mostBytes: 8 * 1024 * 1024,
  /** Bytes that wait for all subscriptions together. Not documented. */
  mostBytesTogether: 32 * 1024 * 1024,
} as const;

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
  readonly cancel: AbortController;
  /** In the order in which they came. */
  waiting: Message[];
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
    box.waiting.push({ deviceId, body, expires: now + delivery.keepMs, due: now, attempts: 0 });
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
    for (const message of [...box.waiting]) this.#drop(box, message, 'the subscription was deleted');
  }

  /** Gives up all that waits, and says nothing of it. */
  close(): void {
    for (const box of this.#boxes.values()) this.#close(box);
  }

  #boxOf(subscription: Subscription): Box {
    const { subscriptionId } = subscription;
    let box = this.#boxes.get(subscriptionId);
    if (!box) {
      const cancel = new AbortController();
      box = {
        subscription,
        cancel,
        waiting: [],
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
    for (let oldest = box.waiting[0]; oldest && oldest.expires <= now; oldest = box.waiting[0]) {
      this.#drop(box, oldest, `no callback took it within ${delivery.keepMs / 60_000} minutes`);
    }
    const next = box.waiting.find(({ due }) => due <= now);
    if (next) void this.#send(box, next);
    else if (box.waiting.length > 0) {
      const soonest = box.waiting.reduce((least, { due, expires }) => Math.min(least, due, expires), Infinity);
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
    } else if (box.waiting.includes(message)) {
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
    const why = 'too many notifications wait for this callback';
    while (box.waiting.length > mostWaiting || box.bytes > mostBytes) if (!this.#dropOldest(box, why)) return;
    // Not those of a callback that takes them, because another one takes none.
    while (this.#bytes > mostBytesTogether) {
      const fullest = [...this.#boxes.values()].reduce((most, one) => (one.bytes > most.bytes ? one : most), box);
      if (!this.#dropOldest(fullest, why)) return;
    }
  }

  /** False when only the one on its way is there, or one more: that one may be as large as a device makes it. */
  #dropOldest(box: Box, reason: string): boolean {
    const oldest = box.waiting.find((message) => message !== box.sending);
    if (!oldest || box.waiting.length === 1) return false;
    this.#drop(box, oldest, reason);
    return true;
  }

  #remove(box: Box, message: Message): void {
    const index = box.waiting.indexOf(message);
    if (index < 0) return;
    box.waiting.splice(index, 1);
    box.bytes -= message.body.length;
    this.#bytes -= message.body.length;
  }

  #drop(box: Box, message: Message, reason: string): void {
    this.#remove(box, message);
    const { attempts, body } = message;
    this.#record({ type: 'notification-dropped', ...describe(box, message), attempts, reason, body });
  }
}

function describe({ subscription }: Box, { deviceId }: Message) {
  const { subscriptionId, appId, notifyType, callbackUrl } = subscription;
  return { subscriptionId, appId, notifyType, callbackUrl, deviceId };
}
