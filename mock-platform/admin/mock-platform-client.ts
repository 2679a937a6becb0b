import type { z } from 'zod';
import type { PlatformEntry } from '../events.ts';
import { parseJournal } from '../journal/ndjson.ts';
import type { deviceView, newDevice } from './device-operations.ts';
import type { FaultSettings } from './fault-switch.ts';
import { adminHeader } from './guard.ts';
import type { eventWish, messageOutcome, messageWish, waitingMessage } from './message-operations.ts';
import type { brokenReply, loginReply, overviewReply, productView, reportView } from './overview-operations.ts';
import type { RefusalView } from './refusals.ts';
import type {
  commandOutcome,
  commandWish,
  desiredWish,
  getWish,
  serviceShadow,
  setWish,
} from './request-operations.ts';
import type { readiness } from './state-operations.ts';

/** What was asked of the admin API cannot be done. */
export class MockPlatformClientError extends Error {
  override readonly name = 'MockPlatformClientError';
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** Which entries of the journal are wanted. Default: all. */
export interface JournalFilter {
  /** Only what concerns this device, its connections included. */
  readonly deviceId?: string;
  /** Only entries of these types. */
  readonly kinds?: readonly PlatformEntry['type'][];
  /** Only entries with a higher number. */
  readonly after?: number;
}

/**
 * A running platform, from any process: over the admin API that `openNorthbound` and `serve` offer.
 * @example
 * import { MockPlatformClient } from 'huawei-iot-conformance';
 *
 * const mock = new MockPlatformClient('http://127.0.0.1:8080');
 * const { deviceId, secret } = await mock.registerDevice({ nodeId: 'lamp-7' });
 * // … start the device …
 * await mock.waitFor((entry) => entry.type === 'subscribed', { deviceId });
 * console.log(secret, await mock.sendCommand(deviceId, { serviceId: 'Lamp', cmd: 'SWITCH' }));
 */
export class MockPlatformClient {
  readonly #url: string;

  /** @param url where plain HTTP is spoken, such as `http://127.0.0.1:8080` */
  constructor(url: string) {
    this.#url = `${url.replace(/\/+$/, '')}/__admin`;
  }

  /** Resolves when the process answers. @throws MockPlatformClientError */
  async health(): Promise<void> {
    await this.#call('GET', '/health');
  }

  /** Where devices connect, and whether they can. */
  async ready(): Promise<z.output<typeof readiness>> {
    const response = await this.#fetch('GET', '/ready');
    if (response.status !== 200 && response.status !== 503) throw await problemOf(response);
    return (await response.json()) as z.output<typeof readiness>;
  }

  /** The entries that are in the journal now. */
  async journal(filter: JournalFilter = {}): Promise<PlatformEntry[]> {
    const response = await this.#journal(filter, false);
    return parseJournal<PlatformEntry>(await response.text());
  }

  /** The entries that are in the journal, and those that come, until the loop is left or the signal aborted. */
  async *follow(filter: JournalFilter = {}, signal?: AbortSignal): AsyncGenerator<PlatformEntry> {
    const response = await this.#journal(filter, true, signal);
    const decoder = new TextDecoder();
    let unfinished = '';
    for await (const piece of response.body ?? []) {
      const text = unfinished + decoder.decode(piece, { stream: true });
      const end = text.lastIndexOf('\n') + 1;
      unfinished = text.slice(end);
      yield* parseJournal<PlatformEntry>(text.slice(0, end));
    }
  }

  /**
   * Resolves with the first entry, past or future, that satisfies `wanted`.
   * @throws MockPlatformClientError when the platform goes away before; the signal's reason when that is aborted
   */
  async waitFor(
    wanted: (entry: PlatformEntry) => boolean,
    { signal, ...filter }: JournalFilter & { readonly signal?: AbortSignal } = {},
  ): Promise<PlatformEntry> {
    for await (const entry of this.follow(filter, signal)) if (wanted(entry)) return entry;
    throw new MockPlatformClientError('The platform went away before such an entry came.');
  }

  /** The last connections that were turned away, newest first, with what was wrong and what it looks like. */
  refusals(most = 20): Promise<RefusalView[]> {
    return this.#call('GET', `/refusals?most=${most}`);
  }

  /** Back to the beginning; the journal goes on. */
  async reset(): Promise<void> {
    await this.#call('POST', '/reset');
  }

  /** The faults that are on; empty when there are none. */
  faults(): Promise<FaultSettings> {
    return this.#call('GET', '/faults');
  }

  /** Puts these faults in the place of those that are on. */
  setFaults(settings: FaultSettings): Promise<FaultSettings> {
    return this.#call('PUT', '/faults', settings);
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', '/faults');
  }

  /** The platform's time, in milliseconds since the epoch. */
  async now(): Promise<number> {
    return (await this.#call<{ now: number }>('GET', '/clock')).now;
  }

  /** Sets the platform's wall clock; what waits goes on waiting as before. */
  async setClock(now: number): Promise<void> {
    await this.#call('PUT', '/clock', { now });
  }

  /** Lets so long pass at once, and what falls due happens. */
  async advanceClock(advanceMs: number): Promise<void> {
    await this.#call('PUT', '/clock', { advanceMs });
  }

  /** The state of devices, without secrets: 100 at most unless `most` says otherwise. */
  overview(wish: { readonly find?: string; readonly most?: number } = {}): Promise<z.output<typeof overviewReply>> {
    const { find, most } = wish;
    const query = new URLSearchParams({
      ...(find !== undefined && { find }),
      ...(most !== undefined && { most: String(most) }),
    });
    return this.#call('GET', `/overview?${query}`);
  }

  /** The rules that devices break, as they are judged live. @param after only what has changed since this version */
  brokenRules(after = 0): Promise<z.output<typeof brokenReply>> {
    return this.#call('GET', `/broken-rules?after=${after}`);
  }

  /** The products, with what their models say of properties and commands. */
  products(): Promise<z.output<typeof productView>[]> {
    return this.#call('GET', '/products');
  }

  /** The latest conformance reports in the folder from which the platform was started. */
  reports(): Promise<z.output<typeof reportView>[]> {
    return this.#call('GET', '/reports');
  }

  /** The secret of a device, and what it logs in with at this time. */
  loginOf(deviceId: string): Promise<z.output<typeof loginReply>> {
    return this.#call('POST', `${pathOf(deviceId)}/login`);
  }

  devices(): Promise<z.output<typeof deviceView>[]> {
    return this.#call('GET', '/devices');
  }

  registerDevice(registration: z.input<typeof newDevice>): Promise<z.output<typeof deviceView>> {
    return this.#call('POST', '/devices', registration);
  }

  async deleteDevice(deviceId: string): Promise<void> {
    await this.#call('DELETE', pathOf(deviceId));
  }

  /** Ends the device's connection: in order, or with a TCP reset. */
  async disconnect(deviceId: string, how: 'close' | 'reset' = 'close'): Promise<void> {
    await this.#call('POST', `${pathOf(deviceId)}/disconnect`, { how });
  }

  /** Sends a command, and resolves with what the device answered, or what came instead. */
  sendCommand(deviceId: string, command: z.input<typeof commandWish>): Promise<z.output<typeof commandOutcome>> {
    return this.#call('POST', `${pathOf(deviceId)}/commands`, command);
  }

  /** Sends a command once more, with DUP, as after a lost PUBACK. False when it could not leave. */
  async redeliver(deviceId: string, key: string): Promise<boolean> {
    const path = `${pathOf(deviceId)}/commands/${encodeURIComponent(key)}/redeliver`;
    return (await this.#call<{ sent: boolean }>('POST', path)).sent;
  }

  /** Sets properties of a device of generation 2, and resolves with its answer. */
  setProperties(deviceId: string, wish: z.input<typeof setWish>): Promise<z.output<typeof commandOutcome>> {
    return this.#call('PUT', `${pathOf(deviceId)}/properties`, wish);
  }

  /** Asks a device of generation 2 for the properties of a service, or of all, and resolves with its answer. */
  getProperties(deviceId: string, wish: z.input<typeof getWish> = {}): Promise<z.output<typeof commandOutcome>> {
    return this.#call('POST', `${pathOf(deviceId)}/properties/query`, wish);
  }

  /** Sends a message to a device of generation 2; one for a device that is off line waits. */
  sendMessage(deviceId: string, message: z.input<typeof messageWish>): Promise<z.output<typeof messageOutcome>> {
    return this.#call('POST', `${pathOf(deviceId)}/messages`, message);
  }

  /** The messages that wait for the device, the oldest first. */
  waitingMessages(deviceId: string): Promise<z.output<typeof waitingMessage>[]> {
    return this.#call('GET', `${pathOf(deviceId)}/messages`);
  }

  /** Sends events of the platform's own services to a device of generation 2. False when it is off line. */
  async sendEvent(deviceId: string, events: z.input<typeof eventWish>): Promise<boolean> {
    return (await this.#call<{ sent: boolean }>('POST', `${pathOf(deviceId)}/events`, events)).sent;
  }

  /** What is known of the services of a device of generation 2. */
  shadow(deviceId: string): Promise<z.output<typeof serviceShadow>[]> {
    return this.#call('GET', `${pathOf(deviceId)}/shadow`);
  }

  /** Says what properties should be; a null takes a wish back. Resolves with what is known then. */
  desire(deviceId: string, wish: z.input<typeof desiredWish>): Promise<z.output<typeof serviceShadow>[]> {
    return this.#call('PUT', `${pathOf(deviceId)}/shadow`, wish);
  }

  async #journal({ deviceId, kinds, after }: JournalFilter, follow: boolean, signal?: AbortSignal): Promise<Response> {
    const query = new URLSearchParams({
      ...(deviceId !== undefined && { deviceId }),
      ...(kinds && { kind: kinds.join(',') }),
      ...(after !== undefined && { after: String(after) }),
      ...(follow && { follow: 'true' }),
    });
    const response = await this.#fetch('GET', `/journal?${query}`, undefined, signal);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#fetch(method, path, body);
    if (!response.ok) throw await problemOf(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #fetch(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const url = `${this.#url}${path}`;
    try {
      return await fetch(url, {
        method,
        ...(signal && { signal }),
        headers: { [adminHeader]: 'yes', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const { cause } = error as { cause?: Error };
      throw new MockPlatformClientError(
        `Nobody answers ${method} ${url}: ${cause?.message ?? (error as Error).message}. Is the platform running?`,
      );
    }
  }
}

function pathOf(deviceId: string): string {
  return `/devices/${encodeURIComponent(deviceId)}`;
}

async function problemOf(response: Response): Promise<MockPlatformClientError> {
  const text = await response.text();
  try {
    return new MockPlatformClientError((JSON.parse(text) as { error: string }).error, response.status);
  } catch {
    return new MockPlatformClientError(`${response.url} answers ${response.status}: ${text}`, response.status);
  }
}
