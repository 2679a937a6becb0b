import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Clock } from '../../clock.ts';
import type { ApplicationEvent } from '../events.ts';
import { Backlog, type Message, weightOf } from './backlog.ts';
import type { CallbackGuard } from './callback-guard.ts';
import { delivery } from './delivery.ts';
import { postCallback } from './post-callback.ts';
import type { Subscription } from './subscription.ts';

const connections = { keepAlive: true, maxSockets: delivery.mostAtOnce } as const;

/** Where a bound is passed, so much of it is cleared at once: one that every report passes must not cost a search for each. */
const cleared = 1 / 16;

export interface OutboxOptions {
  readonly clock: Clock;
  readonly record: (event: ApplicationEvent) => void;
  readonly guard: CallbackGuard;
}

interface Box {
  readonly subscription: Subscription;
  /** Its connections, which are kept: a new one for each notification would take most of the time. */
  readonly agent: Agent;
  readonly cancel: AbortController;
  readonly backlog: Backlog;
  /** How often it failed in a row, and until when it is left alone for that. */
  failures: number;
  downUntil: number;
  stopTimer: () => void;
}

/**
 * Delivers notifications: for each subscription one at a time, in order, and where many wait, some of different devices at once, those
 * of each device in order. One that failed waits for its next attempt, and those behind it go first; after ten minutes it is dropped.
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
    const bytes = weightOf(body);
    box.backlog.add({ deviceId, body, bytes, expires: now + delivery.keepMs, due: now, attempts: 0 });
    this.#bytes += bytes;
    this.#dropSurplus(box);
    this.#deliver(box);
  }

  /** Nobody wants to know any more. */
  end({ subscriptionId }: Subscription): void {
    const box = this.#boxes.get(subscriptionId);
    if (!box) return;
    this.#close(box);
    for (const message of box.backlog.all()) this.#drop(box, message, 'the subscription was deleted');
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
      // Each notification that is under way listens to it.
      setMaxListeners(0, cancel.signal);
      box = {
        subscription,
        agent: callbackUrl.startsWith('https:') ? new SecureAgent(connections) : new Agent(connections),
        cancel,
        backlog: new Backlog(),
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
    const { backlog, cancel } = box;
    if (cancel.signal.aborted) return;
    const now = this.#clock.monotonic();
    // The timer that ends that is running.
    if (now < box.downUntil) return;
    box.stopTimer();
    for (const message of backlog.expired(now)) {
      this.#drop(box, message, `no callback took it within ${delivery.keepMs / 60_000} minutes`);
    }
    while (backlog.underway < atOnce(box)) {
      const message = backlog.take(now);
      if (message) {
        void this.#send(box, message);
        continue;
      }
      const soonest = backlog.soonest();
      if (soonest < Infinity) box.stopTimer = this.#clock.after(soonest - now, () => this.#deliver(box));
      return;
    }
  }

  async #send(box: Box, message: Message): Promise<void> {
    const { backlog, cancel, agent, subscription } = box;
    message.attempts += 1;
    const began = this.#clock.monotonic();
    const { answerMs: timeoutMs, pausesMs } = delivery;
    const attempt = await postCallback(subscription.callbackUrl, message.body, {
      timeoutMs,
      clock: this.#clock,
      cancel: cancel.signal,
      guard: this.#guard,
      agent,
    });
    backlog.back(message);
    if (cancel.signal.aborted) return;
    const now = this.#clock.monotonic();
    const { body, attempts } = message;
    box.failures = attempt.ok ? 0 : box.failures + 1;
    if (attempt.ok) {
      this.#remove(box, message);
      const type = 'notification-delivered';
      this.#record({ type, ...describe(box, message), attempt: attempts, latencyMs: now - began, body });
    } else if (backlog.has(message)) {
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
    const { backlog } = box;
    const kept = 1 - cleared;
    if (backlog.size > mostWaiting) this.#dropOldest(box, 'messages', () => backlog.size > mostWaiting * kept);
    if (backlog.bytes > mostBytes) this.#dropOldest(box, 'bytes', () => backlog.bytes > mostBytes * kept);
    if (this.#bytes <= mostBytesTogether) return;
    // The box may not have so much; then the next one comes with the next notification.
    this.#dropOldest(givesWay([...this.#boxes.values()]) ?? box, 'bytes', () => this.#bytes > mostBytesTogether * kept);
  }

  /** Always of the device that has the most. All of a device are told of in one entry. */
  #dropOldest(box: Box, most: 'bytes' | 'messages', isTooMuch: () => boolean): void {
    const dropped = new Map<string, { readonly first: Message; more: number }>();
    while (isTooMuch()) {
      const message = box.backlog.surplus(most);
      if (!message) break;
      this.#remove(box, message);
      const known = dropped.get(message.deviceId);
      if (known) known.more += 1;
      else dropped.set(message.deviceId, { first: message, more: 0 });
    }
    for (const { first, more } of dropped.values()) {
      this.#recordDropped(box, first, 'too many notifications wait for this callback', more);
    }
  }

  #remove(box: Box, message: Message): void {
    if (!box.backlog.has(message)) return;
    box.backlog.remove(message);
    this.#bytes -= message.bytes;
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

/** How many may be under way. Of a callback that fails, one: it is found out whether it takes any. */
function atOnce({ backlog, failures }: Box): number {
  const { fewWaiting, mostAtOnce } = delivery;
  return failures > 0 ? 1 : Math.min(mostAtOnce, Math.max(1, Math.floor(backlog.size / fewWaiting)));
}

/**
 * The application with the most that waits gives way: its callback that fails before one that is only slow, and otherwise the one for
 * which the most waits.
 */
function givesWay(boxes: readonly Box[]): Box | undefined {
  const byApplication = new Map<string, number>();
  for (const { subscription, backlog } of boxes) {
    byApplication.set(subscription.appId, (byApplication.get(subscription.appId) ?? 0) + backlog.bytes);
  }
  const most = Math.max(...byApplication.values());
  const before = (one: Box, other: Box) => {
    const [oneFails, otherFails] = [one.failures > 0, other.failures > 0];
    return oneFails === otherFails ? one.backlog.bytes > other.backlog.bytes : oneFails;
  };
  return boxes
    .filter(({ subscription }) => byApplication.get(subscription.appId) === most)
    .reduce<Box | undefined>((first, one) => (first && !before(one, first) ? first : one), undefined);
}

function describe({ subscription }: Box, { deviceId }: Message) {
  const { subscriptionId, appId, notifyType, callbackUrl } = subscription;
  return { subscriptionId, appId, notifyType, callbackUrl, deviceId };
}
