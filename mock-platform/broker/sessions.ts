import type { Client } from 'aedes';
import type { BrokerOptions } from './broker-options.ts';
import type { PendingSubscriptions } from './pending-subscriptions.ts';
import type { Session } from './session.ts';
import type { Visit } from './visit.ts';

type SessionsOptions = Pick<BrokerOptions, 'generation' | 'record' | 'onSubscribed' | 'onSessionEnd'>;

/** Which devices are on line: each on one connection, the latest. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #byDeviceId = new Map<string, Session>();

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** The connection on which the device is on line. */
  of(deviceId: string): Session | undefined {
    return this.#byDeviceId.get(deviceId);
  }

  get all(): Session[] {
    return [...this.#byDeviceId.values()];
  }

  /** Closes the connection that the device has already, if there is one. */
  takeOver(deviceId: string, by: number): void {
    const earlier = this.#byDeviceId.get(deviceId);
    if (!earlier || earlier.tap.destroyed) return;
    this.#options.record({ type: 'taken-over', deviceId, connection: earlier.connection, by });
    earlier.tap.close('a later connection of the same device took over');
  }

  /** The device is about to get CONNACK 0. */
  open(visit: Visit, client: Client): void {
    const { tap, identity } = visit;
    if (!identity) return;
    const { connection } = tap;
    const { deviceId } = identity;
    // Another one may have come in since it was let in.
    this.takeOver(deviceId, connection);
    const session: Session = { connection, identity, tap, client, isGreeted: false, subscriptions: new Map() };
    visit.session = session;
    this.#byDeviceId.set(deviceId, session);
    this.#options.record({ type: 'device-online', deviceId, connection });
  }

  /** Its connection has ended. */
  close(session: Session): void {
    const { connection, identity } = session;
    const { deviceId } = identity;
    if (this.#byDeviceId.get(deviceId) === session) this.#byDeviceId.delete(deviceId);
    this.#options.record({ type: 'device-offline', deviceId, connection });
    this.#options.onSessionEnd?.(session);
  }

  /** Subscriptions come into force. */
  grant(session: Session, granted: ReturnType<PendingSubscriptions['grantedBy']>): void {
    const { connection, identity, subscriptions } = session;
    const { generation, record, onSubscribed } = this.#options;
    const filters = granted.map((one) => ({ ...one, ...generation.classify(one.filter, identity) }));
    for (const subscription of filters) subscriptions.set(subscription.filter, subscription);
    record({ type: 'subscribed', connection, deviceId: identity.deviceId, filters });
    onSubscribed?.(session);
  }
}
