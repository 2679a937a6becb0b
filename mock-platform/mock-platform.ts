import { join } from 'node:path';
import { Broker } from './broker/broker.ts';
import { openListeners } from './broker/open-listeners.ts';
import { type Certificates, createCertificates } from './certificates/certificates.ts';
import { writeCa } from './certificates/write-ca.ts';
import { type Clock, systemClock } from './clock.ts';
import { CommandExchange, type CommandOutcome } from './commands/command-exchange.ts';
import { type CommandRequest, CommandSender, type Probe } from './commands/command-sender.ts';
import { Conversation } from './conversation.ts';
import type { PlatformEvent } from './events.ts';
import type { Generation } from './generations/generation.ts';
import { firstGeneration } from './generations/v1/first-generation.ts';
import type { Transport } from './journal/events.ts';
import { Journal, journalBound, type Recordable } from './journal/journal.ts';
import type { Listener } from './listeners/listener.ts';
import type { MockPlatformOptions } from './mock-platform-options.ts';
import { PlatformError } from './platform-error.ts';
import type { Device, DeviceRegistration } from './registry/device.ts';
import { Registry } from './registry/registry.ts';
import { KnownSecrets } from './secrets/known-secrets.ts';
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
  readonly #commands: CommandSender;
  readonly #exchange: CommandExchange;
  readonly #listeners: Map<Transport, Listener>;
  readonly #folder: TemporaryFolder;

  private constructor(parts: {
    readonly journal: Journal<PlatformEvent | Extra>;
    readonly registry: Registry;
    readonly broker: Broker;
    readonly host: string;
    readonly caFile: string;
    readonly clock: Clock;
    readonly certificates: Certificates;
    readonly state: Store | undefined;
    readonly generation: Generation;
    readonly secrets: KnownSecrets;
    readonly commands: CommandSender;
    readonly exchange: CommandExchange;
    readonly listeners: Map<Transport, Listener>;
    readonly folder: TemporaryFolder;
  }) {
    this.journal = parts.journal;
    this.registry = parts.registry;
    this.broker = parts.broker;
    this.host = parts.host;
    this.caFile = parts.caFile;
    this.clock = parts.clock;
    this.certificates = parts.certificates;
    this.state = parts.state;
    this.generation = parts.generation;
    this.secrets = parts.secrets;
    this.#commands = parts.commands;
    this.#exchange = parts.exchange;
    this.#listeners = parts.listeners;
    this.#folder = parts.folder;
  }

  /**
   * Resolves when every port is open.
   * @throws PlatformError when a port cannot be had, or a file cannot be written; RegistryError when products and devices contradict each other
   */
  static async start<Extra extends { readonly type: string } = never>(
    options: MockPlatformOptions<Extra> = {},
  ): Promise<MockPlatform<Extra>> {
    const { host = '127.0.0.1', ports = { tcp: 0, tls: 0 }, clock = systemClock, keyType = 'rsa' } = options;
    const { journalLimit: limit, journalBytes: bytes = journalBound } = options;
    const journal =
      options.journal ?? new Journal<PlatformEvent | Extra>({ clock, bytes, ...(limit !== undefined && { limit }) });
    const record = (event: Recordable<PlatformEvent>): void => {
      journal.record(event);
      if (event.type === 'packet-sent' && event.packet.type === 'PUBLISH') {
        commands.written(event.connection, event.packet);
      }
      if (event.type === 'packet-received' && event.packet.type === 'PUBACK') {
        commands.acknowledged(event.connection, event.packet.packetId);
      }
      if (event.type === 'device-online' && registry.byDeviceId(event.deviceId)?.activated === false) {
        registry.changeDevice(event.deviceId, { activated: true });
      }
    };
    const { newDeviceId, newSecret, state: store, secrets = new KnownSecrets() } = options;
    const registry = new Registry({
      record,
      now: () => clock.now(),
      onSecret: (secret) => secrets.add(secret),
      ...(newDeviceId && { newDeviceId }),
      ...(newSecret && { newSecret }),
      ...(store && { store }),
      ofProduct: (product) => generation.ofProduct(product),
    });
    const newGeneration = options.generation ?? firstGeneration(options);
    const generation = newGeneration({ registry, clock, secrets });
    for (const product of options.products ?? []) registry.addProduct(product);
    registry.restore();
    for (const device of options.devices ?? []) registry.declareDevice(device);
    await registry.saved();

    const exchange = new CommandExchange({
      clock: options.commandClock ?? clock,
      record,
      newKeys: () => generation.newKeys(),
    });
    const conversation = new Conversation({
      ...{ generation, registry, exchange, record },
      publish: (session, topic, payload, qos) => broker.publish(session, topic, payload, qos),
    });
    const broker = await Broker.start({
      generation,
      record,
      onViolation: options.onViolation ?? 'close',
      foreignPublish: options.foreignPublish ?? 'drop',
      onSubscribed: (session) => conversation.speak(session, { on: 'subscribed' }),
      onPublish: (session, packet, topicClass) => conversation.hear(session, packet, topicClass),
      onSessionEnd: ({ identity, connection }) => {
        commands.closed(connection);
        exchange.connectionLost(identity.deviceId, connection);
      },
    });
    const { commandWaitMs: waitMs = 20_000 } = options;
    const commands = new CommandSender({ generation, registry, broker, exchange, record, waitMs });
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
    const inner = { clock, certificates, state: store, generation, secrets, commands, exchange, listeners, folder };
    return new MockPlatform({ journal, registry, broker, host, caFile, ...inner });
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
    this.#commands.forget(deviceId);
    this.#exchange.forget(deviceId);
    return device;
  }

  /**
   * Sends a command and resolves to its answer or to what came instead; never rejects for what a device does.
   * @throws RegistryError for an unknown device; PlatformError for a key that is out of range or in use
   */
  sendCommand(deviceId: string, request: CommandRequest): Promise<CommandOutcome> {
    return this.#commands.send(deviceId, request);
  }

  /** Is the device on line and subscribed to its command topic? */
  listens(deviceId: string): boolean {
    return this.#commands.listens(deviceId);
  }

  /** Publishes a pending or answered command once more, with DUP and its old packet identifier. */
  redeliver(deviceId: string, key: string): boolean {
    return this.#commands.redeliver(deviceId, key);
  }

  /** Publishes something that is not a valid command on the device's command topic. False when the device does not listen. */
  probe(deviceId: string, probe: Probe): Promise<boolean> {
    return this.#commands.probe(deviceId, probe);
  }

  /** Where the key of the device's next command is looked for. */
  startKeysAt(deviceId: string, key: string): void {
    this.#exchange.keysOf(deviceId).startAt(key);
  }

  /** Stops waiting for answers: one command's, or all of a device. */
  withdraw(deviceId: string, key?: string): void {
    this.#exchange.withdraw(deviceId, key);
  }

  /** Ends the wait for one answer before its time, where it is known that none will come: one that comes all the same is not late. */
  cutShort(deviceId: string, key: string): void {
    this.#exchange.cutShort(deviceId, key);
  }

  /** Closes every connection and port. */
  async stop(): Promise<void> {
    this.#exchange.withdrawAll();
    await this.broker.stop();
    await Promise.all([...this.#listeners.values()].map((listener) => listener.close()));
    await this.#folder.remove();
  }
}
