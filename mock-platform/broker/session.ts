import type { Client } from 'aedes';
import type { Login, Subscription } from '../generations/generation.ts';
import type { Tap } from '../wire/tap.ts';

/** One accepted connection of a device. */
export interface Session extends Login {
  readonly tap: Tap;
  readonly client: Client;
  isGreeted: boolean;
  readonly subscriptions: Map<string, Subscription>;
}
