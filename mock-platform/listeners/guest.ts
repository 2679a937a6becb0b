import type { Socket } from 'node:net';
import type { ConnectionClosed, ConnectionOpened, Transport } from '../journal/events.ts';
import type { HandshakeFailure } from './handshake-failure.ts';

/** A TCP connection that does not carry MQTT yet. */
export interface Guest {
  readonly tcp: Socket;
  readonly connection: number;
  readonly remote: string;
}

/** What the journal says when it is taken. */
export function openedEvent({ connection, remote }: Guest, transport: Transport): ConnectionOpened {
  return { type: 'connection-opened', connection, transport, remote };
}

/** What the journal says when it ends before it carries MQTT. */
export function closedEvent(
  { connection }: Guest,
  { by, message: reason, staged }: HandshakeFailure,
): ConnectionClosed {
  return { type: 'connection-closed', connection, by, reason, clean: false, ...(staged && { staged }) };
}
