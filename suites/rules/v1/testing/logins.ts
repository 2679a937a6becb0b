import type { V1Login } from '../../../../mock-platform/generations/v1/own.ts';
import type { Authenticated } from '../../../../mock-platform/journal/events.ts';
import type { SuiteEvent } from '../../rule.ts';
import { closed, connack, connect, finding, handshake, online, opened } from '../../testing/connections.ts';
import type { Event } from '../../testing/journal.ts';

const aspects = [
  'client-identifier',
  'authentication-type',
  'sign-type',
  'user-name',
  'device',
  'timestamp',
  'password',
  'keep-alive',
  'protocol',
] as const;

type SomeLogin = Partial<Authenticated> & Partial<V1Login>;

/** An accepted CONNECT with nothing to complain of; `refused` is its counterpart. */
export const authenticated = ({ topicId = 'lamp-1', login = 'device-id', ...some }: SomeLogin = {}): Event => ({
  type: 'authenticated',
  connection: 1,
  accepted: true,
  returnCode: 0,
  reason: 'accepted',
  findings: aspects.map((aspect) => finding(aspect)),
  deviceId: 'lamp-1',
  v1: { topicId, login },
  ...some,
});

export const refused = (returnCode: number, some: SomeLogin = {}): Event =>
  authenticated({ accepted: false, returnCode, reason: 'refused', ...some });

/** Refused, and the platform knows no device of that name. */
export const refusedUnknown = (some: Partial<Omit<Authenticated, 'deviceId' | 'v1'>> = {}): Event => ({
  type: 'authenticated',
  connection: 1,
  accepted: false,
  returnCode: 4,
  reason: 'refused',
  findings: [finding('device', { ok: false })],
  ...some,
});

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

export const subscribed = (
  filter = '/huawei/v1/devices/lamp-1/command/json',
  some: Partial<Extract<SuiteEvent, { type: 'subscribed' }>['filters'][number]> & { readonly connection?: number } = {},
): Event => {
  const { connection = 1, ...rest } = some;
  const codecMode = filter.endsWith('/binary') ? 'binary' : 'json';
  return {
    type: 'subscribed',
    connection,
    deviceId: 'lamp-1',
    filters: [{ filter, granted: 1, purpose: 'command', v1: { codecMode }, ...rest }],
  };
};
