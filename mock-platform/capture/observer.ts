import type { CommandExchange } from '../commands/command-exchange.ts';
import type { PlatformEvent } from '../events.ts';
import type { Identity, TopicClass } from '../generations/generation.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownSecrets } from '../secrets/known-secrets.ts';
import type { ConnackPacket, ConnectPacket, PublishPacket } from '../wire/packet.ts';

/** A platform that is only watched, as one generation sees it: it concludes what a platform of our own would have recorded. */
export interface Observer {
  readonly journal: Journal<PlatformEvent>;
  readonly exchange: CommandExchange;
  /** Secrets that the user gave, and passwords that are in the capture. */
  readonly secrets: KnownSecrets;
  /** What could not be judged, and why, in words. */
  readonly notes: readonly string[];
  record(event: PlatformEvent): void;
  /** Lets time pass up to a moment; waits for answers end on the way. */
  advanceTo(time: number): void;
  /** The platform has answered a CONNECT: what it looked at, as far as that is known, and who came in. */
  answered(connection: number, connect: ConnectPacket, connack: ConnackPacket): Identity | undefined;
  classify(topic: string, identity: Identity): TopicClass;
  /** The content of a publication on a topic whose purpose is `data`. */
  received(connection: number, deviceId: string, topicClass: TopicClass, payload: Uint8Array): void;
  /** The platform is about to publish on a topic whose purpose is `command`. */
  sends(connection: number, deviceId: string, topicClass: TopicClass, packet: PublishPacket): void;
}

/** @param began milliseconds since the epoch */
export type NewObserver = (began: number) => Observer;
