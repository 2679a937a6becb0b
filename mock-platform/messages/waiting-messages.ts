import { Budget } from '../budget.ts';
import type { Clock } from '../clock.ts';
import { messageBounds } from './message-bounds.ts';

/** A message that waits for its device. */
export interface Waitable {
  readonly messageId: string;
  readonly bytes: number;
  /** Milliseconds since the platform's clock began: when it is too old. */
  readonly due: number;
}

interface Kept<M> {
  readonly message: M;
  readonly cancel: () => void;
}

/** About how many bytes a message takes apart from its payload. */
const ofMessage = 512;

/** Messages that wait for devices which are off line: the latest few of each, for some time, and of all a number of bytes. */
export class WaitingMessages<M extends Waitable> {
  readonly #clock: Clock;
  readonly #gone: (deviceId: string, message: M, why: 'replaced' | 'expired') => void;
  readonly #ofDevices = new Map<string, Kept<M>[]>();
  readonly #budget: Budget<string>;

  /** @param gone told of each message that is given up */
  constructor(
    clock: Clock,
    gone: (deviceId: string, message: M, why: 'replaced' | 'expired') => void,
    bytes: number = messageBounds.waiting,
  ) {
    this.#clock = clock;
    this.#gone = gone;
    this.#budget = new Budget(bytes, (deviceId) => this.#replaceHalf(deviceId));
  }

  add(deviceId: string, message: M): void {
    const waiting = this.#ofDevices.get(deviceId) ?? [];
    this.#ofDevices.set(deviceId, waiting);
    const cancel = this.#clock.after(message.due - this.#clock.monotonic(), () =>
      this.#remove(deviceId, message, 'expired'),
    );
    waiting.push({ message, cancel });
    while (waiting.length > messageBounds.waitingOfDevice) this.#replaceOldest(deviceId);
    this.#weigh(deviceId);
  }

  /** Takes out those for which the moment has come, in the order in which they came. */
  take(deviceId: string, isReady: (message: M) => boolean = () => true): M[] {
    const waiting = this.#ofDevices.get(deviceId);
    if (!waiting) return [];
    const taken = waiting.filter(({ message }) => isReady(message));
    for (const { cancel } of taken) cancel();
    this.#ofDevices.set(
      deviceId,
      waiting.filter((one) => !taken.includes(one)),
    );
    this.#weigh(deviceId);
    return taken.map(({ message }) => message);
  }

  of(deviceId: string): readonly M[] {
    return (this.#ofDevices.get(deviceId) ?? []).map(({ message }) => message);
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    for (const { cancel } of this.#ofDevices.get(deviceId) ?? []) cancel();
    this.#ofDevices.delete(deviceId);
    this.#budget.hold(deviceId, 0);
  }

  clear(): void {
    for (const deviceId of [...this.#ofDevices.keys()]) this.forget(deviceId);
  }

  #remove(deviceId: string, message: M, why: 'replaced' | 'expired'): void {
    const waiting = this.#ofDevices.get(deviceId) ?? [];
    const at = waiting.findIndex((one) => one.message === message);
    const [removed] = at < 0 ? [] : waiting.splice(at, 1);
    if (!removed) return;
    removed.cancel();
    this.#weigh(deviceId);
    this.#gone(deviceId, message, why);
  }

  #replaceOldest(deviceId: string): void {
    const oldest = this.#ofDevices.get(deviceId)?.[0];
    if (oldest) this.#remove(deviceId, oldest.message, 'replaced');
  }

  #replaceHalf(deviceId: string): void {
    const count = Math.ceil((this.#ofDevices.get(deviceId)?.length ?? 0) / 2);
    for (let n = 0; n < count; n += 1) this.#replaceOldest(deviceId);
  }

  #weigh(deviceId: string): void {
    const waiting = this.#ofDevices.get(deviceId) ?? [];
    if (waiting.length === 0) this.#ofDevices.delete(deviceId);
    this.#budget.hold(
      deviceId,
      waiting.reduce((sum, { message }) => sum + ofMessage + message.bytes, 0),
    );
  }
}
