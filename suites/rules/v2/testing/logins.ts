import type { V2Login, V2Topic } from '../../../../mock-platform/generations/v2/own.ts';
import type { Authenticated } from '../../../../mock-platform/journal/events.ts';
import {
  closed,
  connack,
  connect,
  deviceDeclared,
  deviceRegistered,
  type Event,
  handshake,
  authenticated as ofGeneration1,
  online,
  opened,
  packetReceived,
  packetSent,
  productRegistered,
} from '../../testing.ts';

type SomeLogin = Partial<Omit<Authenticated, 'v1' | 'v2'>> & Partial<V2Login>;

/** An accepted CONNECT with nothing to complain of; `refused` is its counterpart. */
export const authenticated = ({ identityType = '0', signType = '0', ...some }: SomeLogin = {}): Event => {
  const { v1: _, ...event } = ofGeneration1(some) as Authenticated;
  return { ...event, v2: { identityType, signType } };
};

export const refused = (returnCode: number, some: SomeLogin = {}): Event =>
  authenticated({ accepted: false, returnCode, reason: 'refused', ...some });

/** A whole good login over TLS: opened, handshake, CONNECT, accepted, CONNACK, on line. */
export const login = (connection = 1): Event[] => [
  opened(connection),
  handshake({ connection }),
  connect({ connection }),
  authenticated({ connection }),
  connack(0, connection),
  online(connection),
];

/** A whole refused attempt over TLS, closed by the platform. */
export const refusedAttempt = (connection: number, returnCode = 4, some: SomeLogin = {}): Event[] => [
  opened(connection),
  handshake({ connection }),
  connect({ connection }),
  refused(returnCode, { connection, ...some }),
  connack(returnCode, connection),
  closed({ connection, by: 'platform', reason: 'CONNECT refused' }),
];

interface SomeSubscription extends Partial<V2Topic> {
  readonly connection?: number;
  readonly granted?: number;
  readonly purpose?: 'command' | 'foreign';
}

/** A SUBSCRIBE to one filter; without a channel it is not the device's own. */
export const subscribed = (filter = '$oc/devices/lamp-1/sys/commands/#', some: SomeSubscription = {}): Event => {
  const { connection = 1, granted = 1, channel, purpose = channel ? 'command' : 'foreign' } = some;
  const own = channel && { v2: { channel } };
  return { type: 'subscribed', connection, deviceId: 'lamp-1', filters: [{ filter, granted, purpose, ...own }] };
};

/** The SUBSCRIBE itself, its SUBACK, and what of it the platform grants. */
export const subscribes = (filter: string, some: SomeSubscription = {}): Event[] => {
  const { connection = 1, granted = 1 } = some;
  const packet = { type: 'SUBSCRIBE', packetId: 9, filters: [{ filter, qos: 1 }] } as const;
  const suback = packetSent({ type: 'SUBACK', packetId: 9, granted: [granted] }, connection);
  return [packetReceived(packet, connection), suback, ...(granted < 0x80 ? [subscribed(filter, some)] : [])];
};

/** The product, its device, and what it declares to the harness. */
export const world = (): Event[] => {
  const { v1: _, ...product } = productRegistered() as Event & { readonly type: 'product-registered' };
  return [product, deviceRegistered(), deviceDeclared()];
};
