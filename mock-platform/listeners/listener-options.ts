import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { CertificateKind, Transport, TransportEvent } from '../journal/events.ts';

export interface ListenerOptions {
  readonly transport: Transport;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  /** PEM key and certificate of a kind, for `tls` and `wss`. */
  readonly serverCertificate: (kind: CertificateKind) => { readonly key: string; readonly cert: string };
  readonly record: (event: TransportEvent) => void;
  readonly nextConnection: () => number;
  /** Called with the stream that carries MQTT, after TLS and WebSocket handshakes, and the TCP socket under it. */
  readonly accept: (stream: Duplex, connection: number, tcp: Socket) => void;
}
