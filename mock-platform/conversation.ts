import type { Session } from './broker/session.ts';
import type { CommandExchange } from './commands/command-exchange.ts';
import type { PlatformEvent } from './events.ts';
import type { Generation, TopicClass } from './generations/generation.ts';
import type { Occasion } from './generations/sayings.ts';
import type { Recordable } from './journal/journal.ts';
import type { Outgoing } from './messages/message-sender.ts';
import type { Registry } from './registry/registry.ts';
import type { PublishPacket } from './wire/packet.ts';

interface ConversationParts {
  readonly generation: Generation;
  readonly registry: Registry;
  readonly exchange: CommandExchange;
  readonly record: (event: Recordable<PlatformEvent>) => void;
  /** Says something that is recorded as such. */
  readonly say: (session: Session, outgoing: Outgoing) => void;
  /** A device reported. */
  readonly reported: (deviceId: string, value: unknown) => void;
  readonly publish: (session: Session, topic: string, payload: Uint8Array, qos: 0 | 1) => Promise<void>;
}

/** What the platform makes of what devices publish, and what it says on its own account. Commands are not its business. */
export class Conversation {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** A device published something. */
  hear(session: Session, { topic, payload }: PublishPacket, topicClass: TopicClass): void {
    if (topicClass.purpose !== 'data') return;
    const { generation, registry, exchange, record, reported } = this.#parts;
    const { connection, identity } = session;
    const { deviceId } = identity;
    // A device that was deleted meanwhile may still be talking.
    const device = registry.byDeviceId(deviceId);
    const message = generation.read(payload, topicClass, device && registry.productOf(device));
    const { kind, key, value, unreadable, tooDeep, response } = message;
    const { v1 } = topicClass;
    const { v2 = topicClass.v2 } = message;
    const type = 'message-received';
    if (unreadable === undefined) {
      record({ seq: 0, at: 0, wall: 0, type, connection, deviceId, kind, key, v1, v2, payload, value });
    } else {
      const known = { ...(kind && { kind }), ...(key !== undefined && { key }) };
      record({ type, connection, deviceId, ...known, v1, v2, payload, unreadable, ...(tooDeep && { tooDeep }) });
    }
    if (response) exchange.answer(deviceId, connection, key, response);
    if (kind === 'report') reported(deviceId, value);
    if (kind === 'request') this.speak(session, { on: 'request', key, topic, value });
  }

  /** Says what there is to say. If the connection closes meanwhile, the device asks again when it comes back. */
  speak(session: Session, occasion: Occasion): void {
    this.#speak(session, occasion).catch(() => {});
  }

  async #speak(session: Session, occasion: Occasion): Promise<void> {
    const { generation, record, publish, say } = this.#parts;
    for (const reply of await generation.replies(occasion, session)) {
      const { topic, payload, qos, secret, event, what } = reply;
      if (secret) session.tap.mask(secret);
      if (event) record(event);
      if (what) say(session, { ...reply, what });
      else await publish(session, topic, payload, qos);
    }
  }
}
