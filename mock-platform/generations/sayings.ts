import type { MessageSent } from '../messages/events.ts';
import type { SecretNotified } from './v1/own.ts';
import type { V2Topic } from './v2/own.ts';

/** When the platform may have something to say to a device on its own account: it has come, it has subscribed, or it has asked. */
export type Occasion =
  | { readonly on: 'online' }
  | { readonly on: 'subscribed' }
  | { readonly on: 'request'; readonly key: string | undefined; readonly topic: string; readonly value: unknown };

/** What the platform says on a topic without wanting an answer. */
export interface Saying {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly v2?: V2Topic;
}

/** What it says on its own account. */
export interface Reply extends Saying {
  readonly qos: 0 | 1;
  /** Recorded as something that the platform said: what it is. Default: it is not recorded as such. */
  readonly what?: MessageSent['what'];
  /** Bytes of it that no journal may show. */
  readonly secret?: Uint8Array;
  /** Recorded before it is sent. */
  readonly event?: SecretNotified;
}
