import type { Clock } from '../../clock.ts';
import type { PlatformEntry } from '../../events.ts';
import type { EventRequest, MessageOutcome, MessageRequest } from '../../messages/message-sender.ts';
import { PlatformError } from '../../platform-error.ts';
import type { PropertyRequestManner } from '../../property-request.ts';
import type { Device } from '../../registry/device.ts';
import type { ServedPlatform } from '../../served-platform.ts';
import type { ServiceProperties } from '../../shadow-desk.ts';
import type { CommandOutcome } from '../command-outcome.ts';
import type { CommandRequest } from '../command-sender.ts';
import type { ScriptEvent } from './events.ts';
import { happened } from './happened.ts';
import type { Refusals } from './refusals.ts';
import type { Happening } from './script-schema.ts';

/** The script was stopped while it waited. */
export class ScriptStopped extends Error {
  override readonly name = 'ScriptStopped';
}

export interface StageParts {
  readonly platform: ServedPlatform;
  readonly device: Device;
  readonly script: string;
  readonly refusals: Refusals;
  readonly signal: AbortSignal;
  /** Of this device, shared by all reactions of the script. */
  readonly variables: Record<string, unknown>;
}

/** What a script can do to one device. Steps written in TypeScript get it, too. */
export class ScriptStage {
  readonly device: Device;
  /** May be read and set. */
  readonly variables: Record<string, unknown>;
  readonly #parts: StageParts;

  constructor(parts: StageParts) {
    this.#parts = parts;
    this.device = parts.device;
    this.variables = parts.variables;
  }

  get deviceId(): string {
    return this.device.deviceId;
  }

  get #clock(): Clock {
    return this.#parts.platform.clock;
  }

  /** Sends a command and resolves to what became of it. */
  send(request: CommandRequest): Promise<CommandOutcome> {
    return this.#unlessStopped(this.#parts.platform.sendCommand(this.deviceId, request));
  }

  /** Sets properties of a device of generation 2, and resolves to what became of it. */
  set(services: readonly ServiceProperties[], how: PropertyRequestManner = {}): Promise<CommandOutcome> {
    return this.#unlessStopped(this.#parts.platform.setProperties(this.deviceId, services, how));
  }

  /** Asks a device of generation 2 for the properties of a service, or of all. */
  get(serviceId?: string, how: PropertyRequestManner = {}): Promise<CommandOutcome> {
    return this.#unlessStopped(this.#parts.platform.getProperties(this.deviceId, serviceId, how));
  }

  /** Sends a message to a device of generation 2. */
  message(message: MessageRequest): Promise<MessageOutcome> {
    return this.#parts.platform.sendMessage(this.deviceId, message);
  }

  /** Sends events to a device of generation 2. @throws PlatformError when it is not on line */
  async event(events: EventRequest): Promise<void> {
    const sent = await this.#parts.platform.sendEvent(this.deviceId, events);
    if (!sent) throw new PlatformError(`device ${this.deviceId} is not on line`);
  }

  /** Says what properties of a device of generation 2 should be. */
  desire(services: readonly ServiceProperties[]): void {
    this.#parts.platform.desire(this.deviceId, services);
  }

  /** Publishes something that is not a command on the command topic. @throws PlatformError when the device does not listen */
  async malformed(payload: Uint8Array, flaw: string, qos: 0 | 1 = 1): Promise<void> {
    const sent = await this.#parts.platform.probe(this.deviceId, { kind: 'malformed', flaw, payload, qos });
    if (!sent) throw new PlatformError(`device ${this.deviceId} has not subscribed to its command topic`);
  }

  /** Sends bytes that need be no MQTT. @throws PlatformError when the device is not on line */
  bytes(bytes: Uint8Array, flaw: string): void {
    this.#tap.sendBytes(bytes, flaw);
  }

  /** Ends the connection without a word. @throws PlatformError when the device is not on line */
  cut(reason: string): void {
    this.#acted('cut', reason);
    this.#tap.cut(reason);
  }

  /** Answers the device's next CONNECTs with a return code. */
  refuse(returnCode: number, reason: string, times = 1): void {
    this.#acted(
      'refuse',
      times === 1
        ? `the next CONNECT with ${returnCode}, ${reason}`
        : `the next ${times} CONNECTs with ${returnCode}, ${reason}`,
    );
    this.#parts.refusals.add(this.device, { returnCode, reason, times });
  }

  /** Holds back every packet on the present connection, without end or for a time. @throws PlatformError when the device is not on line */
  delay(byMs: number, forMs?: number): void {
    const tap = this.#tap;
    this.#acted('delay', forMs === undefined ? `packets by ${byMs} ms` : `packets by ${byMs} ms for ${forMs} ms`);
    const delayMs = () => byMs;
    tap.faults.delayMs = delayMs;
    if (forMs === undefined) return;
    this.#clock.after(forMs, () => {
      if (tap.faults.delayMs === delayMs) tap.faults.delayMs = undefined;
    });
  }

  /** Closes all ports, and opens them again after a time. */
  async restart(forMs: number): Promise<void> {
    const { platform } = this.#parts;
    this.#acted('restart', `the platform is away for ${forMs} ms`);
    const listeners = Object.keys(platform.ports).map((transport) =>
      platform.listener(transport as keyof typeof platform.ports),
    );
    try {
      await Promise.all(listeners.map((listener) => listener.close()));
      await this.wait(forMs);
    } finally {
      await Promise.all(listeners.map((listener) => listener.reopen()));
    }
  }

  /** Lets the platform's time pass. */
  async wait(ms: number): Promise<void> {
    let cancel = () => {};
    const over = new Promise<void>((resolve) => {
      cancel = this.#clock.after(ms, resolve);
    });
    await this.#unlessStopped(over).finally(() => cancel());
  }

  /** The next entry that shows it; undefined when the time passed before. What happened before the call does not count. */
  async expect(happening: Happening, withinMs: number): Promise<PlatformEntry | undefined> {
    const { platform } = this.#parts;
    let end = () => {};
    const seen = new Promise<PlatformEntry | undefined>((resolve) => {
      const unsubscribe = platform.journal.subscribe((entry) => {
        if (happened(happening, entry as PlatformEntry, this.deviceId, platform)) resolve(entry as PlatformEntry);
      });
      const cancel = this.#clock.after(withinMs, () => resolve(undefined));
      end = () => {
        unsubscribe();
        cancel();
      };
    });
    return this.#unlessStopped(seen).finally(() => end());
  }

  get #tap() {
    const session = this.#parts.platform.broker.sessionOf(this.deviceId);
    if (!session) throw new PlatformError(`device ${this.deviceId} is not on line`);
    return session.tap;
  }

  #acted(action: string, detail: string): void {
    const { script, platform } = this.#parts;
    const event: ScriptEvent = { type: 'script-acted', script, deviceId: this.deviceId, action, detail };
    platform.journal.record(event);
  }

  /** @throws ScriptStopped */
  #unlessStopped<T>(waiting: Promise<T>): Promise<T> {
    const { signal } = this.#parts;
    return new Promise((resolve, reject) => {
      const stop = () => reject(new ScriptStopped());
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
  }
}
