import type { Client } from 'aedes';
import type { Identity, TopicClass } from '../generations/generation.ts';
import type { Tap } from '../wire/tap.ts';

/** One accepted connection of a device. */
export interface Session {
  readonly connection: number;
  readonly identity: Identity;
  readonly tap: Tap;
  readonly client: Client;
  /** Those in force: their SUBACK has left. */
  readonly subscriptions: Map<string, Subscription>;
}

export interface Subscription extends TopicClass {
  readonly filter: string;
  readonly granted: number;
}
