import type { Duplex } from 'node:stream';
import type { Client } from 'aedes';
import type { Identity } from '../generations/generation.ts';
import type { Tap } from '../wire/tap.ts';
import type { Filters } from './filters.ts';
import type { KeepAlive } from './keep-alive.ts';
import type { PendingSubscriptions } from './pending-subscriptions.ts';
import type { Session } from './session.ts';

/** A connection, and what it has come to. */
export interface Visit {
  readonly tap: Tap;
  /** What the tap stands on. Emits `login` when the device is let in. */
  readonly stream: Duplex;
  readonly filters: Filters;
  client: Client | undefined;
  readonly pending: PendingSubscriptions;
  readonly keepAlive: KeepAlive;
  /** Publications that aedes has and has not shown yet. */
  publicationsInAedes: number;
  /** aedes has let it in for good. What comes before that it might deal with before it knows who that is: it is for later. */
  isReady: boolean;
  /** It has said DISCONNECT. aedes gets that when the SUBSCRIBEs before it are answered: it would forget them. */
  isLeaving: boolean;
  identity?: Identity;
  session?: Session;
}
