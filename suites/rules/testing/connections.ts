import type { V1Login } from '../../../mock-platform/generations/v1/own.ts';
import type {
  Authenticated,
  ConnectionClosed,
  CredentialFinding,
  TlsHandshake,
  Transport,
} from '../../../mock-platform/journal/events.ts';
import type { ConnectPacket, MqttPacket } from '../../../mock-platform/wire/packet.ts';
import type { SuiteEvent } from '../rule.ts';
import { bytes, type Event } from './journal.ts';

export const opened = (connection = 1, transport: Transport = 'tls'): Event => ({
  type: 'connection-opened',
  connection,
  transport,
  remote: `127.0.0.1:${40000 + connection}`,
});

export const handshake = (some: Partial<TlsHandshake> = {}): Event => ({
  type: 'tls-handshake',
  connection: 1,
  outcome: 'completed',
  certificate: 'valid',
  protocol: 'TLSv1.2',
  ...some,
});

export const packetReceived = (packet: MqttPacket, connection = 1): Event => ({
  type: 'packet-received',
  connection,
  packet,
  raw: new Uint8Array(),
});

export const packetSent = (packet: MqttPacket, connection = 1): Event => ({
  type: 'packet-sent',
  connection,
  packet,
  raw: new Uint8Array(),
});

export const connect = (some: Partial<ConnectPacket> & { readonly connection?: number } = {}): Event => {
  const { connection = 1, ...packet } = some;
  return packetReceived(
    {
      type: 'CONNECT',
      protocolName: 'MQTT',
      protocolLevel: 4,
      cleanSession: true,
      keepAlive: 120,
      clientId: 'lamp-1_0_0_2026011512',
      username: 'lamp-1',
      password: bytes('*'.repeat(64)),
      ...packet,
    },
    connection,
  );
};

/** A finding of the platform on one aspect of the credentials; good unless told otherwise. */
export const finding = (
  aspect: CredentialFinding['aspect'],
  some: Partial<CredentialFinding> = {},
): CredentialFinding => ({
  aspect,
  ok: true,
  expected: 'this',
  actual: some.ok === false ? 'that' : 'this',
  ...some,
});

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

export const connack = (returnCode = 0, connection = 1): Event =>
  packetSent({ type: 'CONNACK', sessionPresent: false, returnCode }, connection);

export const online = (connection = 1, deviceId = 'lamp-1'): Event => ({ type: 'device-online', deviceId, connection });

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

/** By the device with DISCONNECT, unless told otherwise. */
export const closed = (some: Partial<ConnectionClosed> = {}): Event => ({
  type: 'connection-closed',
  connection: 1,
  by: 'device',
  reason: 'DISCONNECT',
  clean: (some.by ?? 'device') === 'device',
  ...some,
});

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
