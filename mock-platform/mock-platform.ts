import { join } from 'node:path';
import type { Broker } from './broker/broker.ts';
import { openListeners } from './broker/open-listeners.ts';
import { type Certificates, createCertificates } from './certificates/certificates.ts';
import { writeCa } from './certificates/write-ca.ts';
import type { Clock } from './clock.ts';
import type { CommandOutcome } from './commands/command-outcome.ts';
import type { CommandRequest, Probe } from './commands/command-sender.ts';
import type { PlatformEvent } from './events.ts';
import type { Generation, Response } from './generations/generation.ts';
import type { Transport } from './journal/events.ts';
import type { Journal } from './journal/journal.ts';
import type { Listener } from './listeners/listener.ts';
import type { EventRequest, MessageOutcome, MessageRequest, WaitingMessage } from './messages/message-sender.ts';
import type { MockPlatformOptions } from './mock-platform-options.ts';
import { PlatformError } from './platform-error.ts';
import { type PlatformParts, platformParts } from './platform-parts.ts';
import { type PropertyRequestManner, propertyRequest } from './property-request.ts';
import type { Device, DeviceRegistration } from './registry/device.ts';
import type { Registry } from './registry/registry.ts';
import type { KnownSecrets } from './secrets/known-secrets.ts';
import type { ServiceShadow } from './shadow/shadows.ts';
import type { ServiceProperties } from './shadow-desk.ts';
import type { Store } from './state/store.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/**
 * The platform as a device meets it, on real sockets, with a journal of all that happens.
 *
 * @example
 * import { MockPlatform, readProductModel } from 'huawei-iot-conformance';
 *
 * const model = await readProductModel('./my-model');
 * const platform = await MockPlatform.start({ products: [{ productId: 'lamp', model }] });
 * const { deviceId } = platform.registerDevice({ productId: 'lamp', nodeId: 'lamp-1' });
 * console.log(platform.host, platform.ports.tls, platform.caFile);
 * // … the device connects and subscribes …
 * const outcome = await platform.sendCommand(deviceId, { serviceId: 'Lamp', cmd: 'SWITCH' });
 * console.log(outcome.outcome);
 * await platform.stop();
 */
export class MockPlatform<Extra extends { readonly type: string } = never> {
  /** All that happened, in order. */
  readonly journal: Journal<PlatformEvent | Extra>;
  /** Products and devices, by every name that they go by. */
  readonly registry: Registry;
  /** @internal Sessions, refusals and taps, for scenarios that set faults. */
  readonly broker: Broker;
  /** Address that it listens on. */
  readonly host: string;
  /** PEM file with the CA that signed the server certificate. */
  readonly caFile: string;
  /** Its time: `options.clock`. */
  readonly clock: Clock;
  /** @internal The CA, and the server certificates that go with it. */
  readonly certificates: Certificates;
  /** Where what must outlive the process is kept. */
  readonly state: Store | undefined;
  /** @internal The generation of the protocol that it speaks. */
  readonly generation: Generation;
  /** @internal What it knows of secrets and passwords. Whoever writes its journal down covers them: `secrets.coverAll(entry, 'in place')`. */
  readonly secrets: KnownSecrets;
  readonly #parts: PlatformParts<Extra>;
  readonly #listeners: Map<Transport, Listener>;
  readonly #folder: TemporaryFolder;

  private constructor(
    parts: PlatformParts<Extra>,
    ports: {
      readonly host: string;
      readonly caFile: string;
      readonly certificates: Certificates;
      readonly state: Store | undefined;
      readonly listeners: Map<Transport, Listener>;
      readonly folder: TemporaryFolder;
    },
  ) {
    this.journal = parts.journal;
    this.registry = parts.registry;
    this.broker = parts.broker;
    this.clock = parts.clock;
    this.generation = parts.generation;
    this.secrets = parts.secrets;
    this.host = ports.host;
    this.caFile = ports.caFile;
    this.certificates = ports.certificates;
    this.state = ports.state;
    this.#parts = parts;
    this.#listeners = ports.listeners;
    this.#folder = ports.folder;
  }

  /**
   * Resolves when every port is open.
   * @throws PlatformError when a port cannot be had, or a file cannot be written; RegistryError when products and devices contradict each other
   */
  static async start<Extra extends { readonly type: string } = never>(
    options: MockPlatformOptions<Extra> = {},
  ): Promise<MockPlatform<Extra>> {
    const { host = '127.0.0.1', ports = { tcp: 0, tls: 0 }, keyType = 'rsa', state } = options;
    const parts = await platformParts(options);
    const { broker, clock, record } = parts;
    const certificates = await createCertificates({ keyType, now: clock.now(), hosts: [host] });
    const folder = await makeTemporaryFolder();
    const { caFile = join(folder.path, 'ca.pem') } = options;
    const open = async () => {
      await writeCa(caFile, certificates.caPem);
      return openListeners({ host, ports, certificates, broker, clock, record });
    };
    const listeners = await open().catch(async (error) => {
      await Promise.all([broker.stop(), folder.remove()]);
      throw error;
    });
    return new MockPlatform(parts, { host, caFile, certificates, state, listeners, folder });
  }

  /** Open ports by transport. */
  get ports(): Readonly<Partial<Record<Transport, number>>> {
    return Object.fromEntries([...this.#listeners].map(([transport, { port }]) => [transport, port]));
  }

  /** @internal @throws PlatformError when the platform was started without it */
  listener(transport: Transport): Listener {
    const listener = this.#listeners.get(transport);
    if (!listener) throw new PlatformError(`The platform has no ${transport} listener: give it a port in \`ports\`.`);
    return listener;
  }

  /** Returns the device with its deviceId and secret, given or generated. @throws RegistryError */
  registerDevice(registration: DeviceRegistration): Device {
    return this.registry.registerDevice(registration);
  }

  /** Forgets the device and closes its connection. Returns it as it was. @throws RegistryError */
  deleteDevice(deviceId: string): Device {
    const device = this.registry.deleteDevice(deviceId);
    this.broker.sessionOf(deviceId)?.tap.close('the device was deleted');
    this.broker.forget(deviceId);
    this.#parts.commands.forget(deviceId);
    this.#parts.exchange.forget(deviceId);
    return device;
  }

  /**
   * Sends a command and resolves to its answer or to what came instead; never rejects for what a device does.
   * @throws RegistryError for an unknown device; PlatformError for a key that is out of range or in use
   */
  sendCommand(deviceId: string, request: CommandRequest): Promise<CommandOutcome> {
    return this.#parts.commands.send(deviceId, request);
  }

  /**
   * Sets properties of services in one request, which is answered as a command is.
   * @throws RegistryError for an unknown device; PlatformError for a key that cannot be used, or without generation 2
   */
  async setProperties(
    deviceId: string,
    services: readonly ServiceProperties[],
    how: PropertyRequestManner = {},
  ): Promise<CommandOutcome> {
    return this.sendCommand(deviceId, propertyRequest(this.generation.setOf?.(services), how));
  }

  /**
   * Asks for the properties of one service, or of all. Their values are the answer's `body`.
   * @throws RegistryError for an unknown device; PlatformError for a key that cannot be used, or without generation 2
   */
  async getProperties(deviceId: string, serviceId?: string, how: PropertyRequestManner = {}): Promise<CommandOutcome> {
    return this.sendCommand(deviceId, propertyRequest(this.generation.getOf?.(serviceId), how));
  }

  /**
   * Sends a message, which wants no answer. One for a device that is off line waits for it.
   * @throws RegistryError for an unknown device; PlatformError for what cannot be sent, or without generation 2
   */
  sendMessage(deviceId: string, message: MessageRequest): Promise<MessageOutcome> {
    return this.#parts.messages.sendMessage(deviceId, message);
  }

  /** Messages that wait for the device, the oldest first. `due` is on the clock's monotonic time. */
  waitingMessages(deviceId: string): readonly WaitingMessage[] {
    return this.#parts.messages.waitingOf(deviceId);
  }

  /**
   * Sends events of the platform's own services. False when the device is not on line: events do not wait.
   * @throws RegistryError for an unknown device; PlatformError for what cannot be sent, or without generation 2
   */
  sendEvent(deviceId: string, event: EventRequest): Promise<boolean> {
    return this.#parts.messages.sendEvent(deviceId, event);
  }

  /** What is known of the device's services: what it reported, and what it should be. */
  shadowOf(deviceId: string): readonly ServiceShadow[] {
    return this.#parts.shadows.of(deviceId);
  }

  /**
   * Says what properties should be. The device is told when it comes on line, and when it reports something else. A null takes a wish back.
   * @throws RegistryError for an unknown device; PlatformError when there is too much of it, or without generation 2
   */
  desire(deviceId: string, services: readonly ServiceProperties[]): void {
    this.#parts.shadowDesk.desire(deviceId, services);
  }

  /** @internal Forgets messages that wait, and what is known of the devices' state. */
  forgetState(): void {
    this.#parts.messages.clear();
    this.#parts.shadows.clear();
  }

  /** Is the device on line and subscribed to its command topic? */
  listens(deviceId: string): boolean {
    return this.#parts.commands.listens(deviceId);
  }

  /** Publishes a pending or answered command once more, with DUP and its old packet identifier. */
  redeliver(deviceId: string, key: string): boolean {
    return this.#parts.commands.redeliver(deviceId, key);
  }

  /** Publishes something that is not a valid command on the device's command topic. False when the device does not listen. */
  probe(deviceId: string, probe: Probe): Promise<boolean> {
    return this.#parts.commands.probe(deviceId, probe);
  }

  /** Where the key of the device's next command is looked for. */
  startKeysAt(deviceId: string, key: string): void {
    this.#parts.exchange.keysOf(deviceId).startAt(key);
  }

  /** Stops waiting for answers: one command's, or all of a device. */
  withdraw(deviceId: string, key?: string): void {
    this.#parts.exchange.withdraw(deviceId, key);
  }

  /** Ends the wait for one answer before its time, where it is known that none will come: one that comes all the same is not late. */
  cutShort(deviceId: string, key: string): void {
    this.#parts.exchange.cutShort(deviceId, key);
  }

  /** @internal Whether a response that no command waits for is taken for the answer to the one that it is meant for. */
  takeAnyKey(deviceId: string, takes: boolean): void {
    this.#parts.exchange.takeAnyKey(deviceId, takes);
  }

  /** @internal Whether a response of another family is taken for the answer to the request whose key it bears. */
  takeAnyFamily(deviceId: string, takes: boolean): void {
    this.#parts.exchange.takeAnyFamily(deviceId, takes);
  }

  /** @internal Takes what the device published elsewhere, or cannot be read, for the answer to a command that waits; false where none does. */
  answerInOtherForm(deviceId: string, connection: number, key: string | undefined, response: Response): boolean {
    return this.#parts.exchange.answerInOtherForm(deviceId, connection, key, response);
  }

  /** Closes every connection and port. */
  async stop(): Promise<void> {
    this.#parts.exchange.withdrawAll();
    await this.broker.stop();
    await Promise.all([...this.#listeners.values()].map((listener) => listener.close()));
    await this.#folder.remove();
  }
}
