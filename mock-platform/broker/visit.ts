import type { Client } from 'aedes';
import type { Tap } from '../wire/tap.ts';
import type { Identity } from './generation.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { PendingSubscriptions } from './pending-subscriptions.ts';
import type { Session } from './session.ts';

/** A connection, and what it has come to. */
export interface Visit {
  readonly tap: Tap;
  client: Client | undefined;
  readonly pending: PendingSubscriptions;
  readonly keepAlive: KeepAlive;
  /** Publications that aedes has and has not shown yet. */
  publicationsInAedes: number;
  /** It has said DISCONNECT, and aedes is told when the SUBSCRIBEs before that are answered: it would forget them. */
  isLeaving: boolean;
  identity?: Identity;
  session?: Session;
}
