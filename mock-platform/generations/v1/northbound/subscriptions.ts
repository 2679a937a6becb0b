import type { CallbackGuard } from '../../../northbound/notifications/callback-guard.ts';
import type { Subscription } from '../../../northbound/notifications/subscription.ts';
import type { Store } from '../../../state/store.ts';
import { ApiError } from './api-error.ts';

/** What an application can be told of (ref 6.3). Those after `commandRsp` are taken, and nothing of the kind ever happens here. */
export const notifyTypes = [
  'deviceAdded',
  'bindDevice',
  'deviceInfoChanged',
  'deviceDataChanged',
  'deviceDatasChanged',
  'deviceDeleted',
  'messageConfirm',
  'commandRsp',
  'deviceCapabilitiesChanged',
  'deviceCapabilitiesAdded',
  'deviceCapabilitiesDeleted',
  'ruleEvent',
  'deviceDesiredPropertiesModifyStatusChanged',
  'serviceInfoChanged',
  'deviceEvent',
  'deviceModelAdded',
  'deviceModelDeleted',
] as const;

export type NotifyType = (typeof notifyTypes)[number];

export interface FirstSubscription extends Subscription {
  readonly notifyType: NotifyType;
}

/** The kind under which subscriptions are kept. */
const kind = 'subscription';

export interface SubscriptionsOptions {
  readonly newId: (of: 'subscription') => string;
  readonly store?: Store | undefined;
  readonly guard: CallbackGuard;
  /** Called for each subscription that is gone. */
  readonly onEnd: (subscription: FirstSubscription) => void;
}

/** Who wants to be told of what, and where. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #byId = new Map<string, FirstSubscription>();

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    for (const [id, subscription] of options.store?.entries(kind) ?? []) {
      this.#byId.set(id, subscription as FirstSubscription);
    }
  }

  /** @throws ApiError 100222 for an address that is none or may not be called, 100227 when the application has subscribed to this at this address */
  add(wish: Omit<FirstSubscription, 'subscriptionId'>): FirstSubscription {
    const { appId, notifyType, callbackUrl } = wish;
    checkCallbackUrl(callbackUrl, this.#options.guard);
    const same = this.find(appId, { notifyType, callbackUrl })[0];
    if (same) throw new ApiError('100227', `FirstSubscription ${same.subscriptionId} has this type and address.`);
    const subscription = { subscriptionId: this.#freeId(), ...wish };
    this.#byId.set(subscription.subscriptionId, subscription);
    this.#options.store?.put(kind, subscription.subscriptionId, subscription);
    return subscription;
  }

  /** One of the application's own. */
  byId(appId: string, subscriptionId: string): FirstSubscription | undefined {
    const subscription = this.#byId.get(subscriptionId);
    return subscription?.appId === appId ? subscription : undefined;
  }

  /** The application's own, in the order in which they were made. */
  find(
    appId: string,
    by: { notifyType?: string | undefined; callbackUrl?: string | undefined } = {},
  ): FirstSubscription[] {
    return [...this.#byId.values()].filter(
      (subscription) =>
        subscription.appId === appId &&
        (by.notifyType === undefined || subscription.notifyType === by.notifyType) &&
        (by.callbackUrl === undefined || subscription.callbackUrl === by.callbackUrl),
    );
  }

  remove(subscription: FirstSubscription): void {
    this.#byId.delete(subscription.subscriptionId);
    this.#options.store?.delete(kind, subscription.subscriptionId);
    this.#options.onEnd(subscription);
  }

  clear(): void {
    for (const subscription of [...this.#byId.values()]) this.remove(subscription);
  }

  /** A seeded source begins again with the ids that were kept from an earlier run. */
  #freeId(): string {
    let id = this.#options.newId('subscription');
    for (let n = this.#byId.size; n > 0 && this.#byId.has(id); n -= 1) id = this.#options.newId('subscription');
    return id;
  }
}

/** @throws ApiError 100222. The length is up to the schema. */
function checkCallbackUrl(callbackUrl: string, guard: CallbackGuard): void {
  const refuse = (why: string) => new ApiError('100222', `${JSON.stringify(callbackUrl)} ${why}.`);
  if (!URL.canParse(callbackUrl)) throw refuse('is not a URL');
  const url = new URL(callbackUrl);
  const { protocol, username, password } = url;
  if (protocol !== 'http:' && protocol !== 'https:') throw refuse('is neither http nor https');
  if (username || password) throw refuse('holds credentials');
  // In the text: a URL drops the port where it is the usual one.
  if (!/^https?:\/\/[^/?#]+:\d+(?:[/?#]|$)/i.test(callbackUrl)) {
    throw refuse('has no port, such as http://127.0.0.1:8080/callback');
  }
  // A name may lead elsewhere by the time that something is sent: that is looked at then.
  const complaint = guard.complaintAbout(url);
  if (complaint !== undefined) throw refuse(`is not a callback: ${complaint}`);
}
