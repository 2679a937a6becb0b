import { Broker } from './broker/broker.ts';
import { type Clock, systemClock } from './clock.ts';
import { CommandExchange } from './commands/command-exchange.ts';
import { CommandSender } from './commands/command-sender.ts';
import { Conversation } from './conversation.ts';
import type { PlatformEvent } from './events.ts';
import type { Generation, NewGeneration } from './generations/generation.ts';
import { firstGeneration } from './generations/v1/first-generation.ts';
import { Journal, journalBound, type Recordable } from './journal/journal.ts';
import { MessageSender } from './messages/message-sender.ts';
import type { MockPlatformOptions } from './mock-platform-options.ts';
import { Registry } from './registry/registry.ts';
import { KnownSecrets } from './secrets/known-secrets.ts';
import { Shadows } from './shadow/shadows.ts';
import { ShadowDesk } from './shadow-desk.ts';

/** What a platform is made of, behind its ports. */
export interface PlatformParts<Extra extends { readonly type: string }> {
  readonly journal: Journal<PlatformEvent | Extra>;
  readonly record: (event: Recordable<PlatformEvent>) => void;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly secrets: KnownSecrets;
  readonly generation: Generation;
  readonly broker: Broker;
  readonly exchange: CommandExchange;
  readonly commands: CommandSender;
  readonly messages: MessageSender;
  readonly shadows: Shadows;
  readonly shadowDesk: ShadowDesk;
}

/** Puts them together. @throws RegistryError when products and devices contradict each other */
export async function platformParts<Extra extends { readonly type: string }>(
  options: MockPlatformOptions<Extra>,
): Promise<PlatformParts<Extra>> {
  const { clock = systemClock, commandClock = clock } = options;
  const { journalLimit: limit, journalBytes: bytes = journalBound } = options;
  const journal =
    options.journal ?? new Journal<PlatformEvent | Extra>({ clock, bytes, ...(limit !== undefined && { limit }) });
  const record = (event: Recordable<PlatformEvent>): void => {
    journal.record(event);
    follow(event);
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
  const newGeneration = options.generation ?? (await generationOf(options));
  const shadows = new Shadows(store);
  const generation = newGeneration({ registry, clock, secrets, shadows });
  for (const product of options.products ?? []) registry.addProduct(product);
  registry.restoreProducts();
  registry.restore();
  for (const device of options.devices ?? []) registry.declareDevice(device);
  await registry.saved();

  const exchange = new CommandExchange({
    ...{ clock: commandClock, record, newKeys: () => generation.newKeys() },
    readAs: (response, family) => generation.readAs?.(response, family) ?? response,
  });
  const shadowDesk = new ShadowDesk({
    ...{ generation, registry, shadows, now: () => clock.now(), tellsDifferences: options.shadowDifferences ?? true },
    send: (deviceId, request) => commands.send(deviceId, request),
  });
  const conversation = new Conversation({
    ...{ generation, registry, exchange, record },
    publish: (session, topic, payload, qos) => broker.publish(session, topic, payload, qos),
    say: (session, what) => messages.say(session, what),
    reported: (deviceId, value) => shadowDesk.reported(deviceId, value),
  });
  const broker = await Broker.start({
    generation,
    record,
    onViolation: options.onViolation ?? 'close',
    foreignPublish: options.foreignPublish ?? 'drop',
    onOnline: (session) => {
      conversation.speak(session, { on: 'online' });
      messages.deliver(session);
      shadowDesk.tell(session.identity.deviceId);
    },
    onSubscribed: (session) => {
      conversation.speak(session, { on: 'subscribed' });
      messages.deliver(session);
    },
    onPublish: (session, packet, topicClass) => conversation.hear(session, packet, topicClass),
    onSessionEnd: ({ identity, connection }) => {
      commands.closed(connection);
      messages.closed(connection);
      exchange.connectionLost(identity.deviceId, connection);
    },
  });
  const { commandWaitMs: waitMs = 20_000 } = options;
  const commands = new CommandSender({ generation, registry, broker, exchange, record, waitMs });
  const repeatClock = (options.repeatMessages ?? true) ? commandClock : undefined;
  const messages = new MessageSender({ generation, registry, broker, record, clock, repeatClock });

  /** What has to be done about an event, beside recording it. */
  function follow(event: Recordable<PlatformEvent>): void {
    switch (event.type) {
      case 'packet-sent':
        if (event.packet.type !== 'PUBLISH') return;
        commands.written(event.connection, event.packet);
        messages.written(event.connection, event.packet);
        return;
      case 'packet-received':
        if (event.packet.type !== 'PUBACK') return;
        commands.acknowledged(event.connection, event.packet.packetId);
        messages.acknowledged(event.connection, event.packet.packetId);
        return;
      case 'device-online':
        if (registry.byDeviceId(event.deviceId)?.activated === false) {
          registry.changeDevice(event.deviceId, { activated: true });
        }
        return;
      case 'device-deleted':
        messages.forget(event.deviceId);
        shadows.forget(event.deviceId);
        return;
    }
  }

  return {
    journal,
    record,
    registry,
    clock,
    secrets,
    generation,
    broker,
    exchange,
    commands,
    messages,
    shadows,
    shadowDesk,
  };
}

/** How the platform comes by the generation that it is to speak; what is not asked for is not loaded. */
async function generationOf(options: Omit<MockPlatformOptions, 'journal'>): Promise<NewGeneration> {
  const { speaks = 1 } = options;
  if (speaks === 1) return firstGeneration(options);
  if (speaks === 2) return (await import('./generations/v2/second-generation.ts')).secondGeneration(options);
  return (await import('./generations/both/both-generations.ts')).bothGenerations(options);
}
