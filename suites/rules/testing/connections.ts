import type {
  ConnectionClosed,
  CredentialFinding,
  TlsHandshake,
  Transport,
} from '../../../mock-platform/journal/events.ts';
import type { ConnectPacket, MqttPacket } from '../../../mock-platform/wire/packet.ts';
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

export const connack = (returnCode = 0, connection = 1): Event =>
  packetSent({ type: 'CONNACK', sessionPresent: false, returnCode }, connection);

export const online = (connection = 1, deviceId = 'lamp-1'): Event => ({ type: 'device-online', deviceId, connection });

/** By the device with DISCONNECT, unless told otherwise. */
export const closed = (some: Partial<ConnectionClosed> = {}): Event => ({
  type: 'connection-closed',
  connection: 1,
  by: 'device',
  reason: 'DISCONNECT',
  clean: (some.by ?? 'device') === 'device',
  ...some,
});
