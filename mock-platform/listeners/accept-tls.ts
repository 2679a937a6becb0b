import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { TlsHandshake } from '../journal/events.ts';
import { ownTurn } from '../own-turn.ts';
import type { ClockEvidence } from './blame-clock.ts';
import { explainTlsFailure } from './explain-tls-failure.ts';
import { HandshakeFailure } from './handshake-failure.ts';
import { peek } from './peek.ts';
import { readToTheEnd } from './read-to-the-end.ts';

/** First byte of a TLS record that carries a handshake message. */
const handshakeRecord = 0x16;

/** A TLS alert record: fatal, handshake_failure (RFC 5246, 7.2). */
const handshakeFailure = Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28);

/** Suites of TLS 1.2 that devices of the first generation still use, RSA key exchange and CBC among them (ref 12, 8). */
const ciphers = 'HIGH:!aNULL:!eNULL:!PSK:!SRP:!MD5:!RC4:!3DES';

interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Reading key and certificate again for each connection would take half as long as the handshake. */
const contexts = new WeakMap<ServerCertificate, SecureContext>();

function contextOf(certificate: ServerCertificate): SecureContext {
  let context = contexts.get(certificate);
  if (!context) {
    context = createSecureContext({ ...certificate, minVersion: 'TLSv1.2', ciphers });
    contexts.set(certificate, context);
  }
  return context;
}

/**
 * The server's side of a TLS handshake, on an accepted socket rather than in `tls.Server`: each connection keeps its number and
 * its certificate. Rejects with a `HandshakeFailure`.
 * @param certificate PEM
 * @param clockIn what there is to know of the device's clock by the first bytes that it sends, where a failure may come of it
 */
export async function acceptTls(
  socket: Socket,
  certificate: ServerCertificate,
  clockIn: (first: Uint8Array) => ClockEvidence | undefined = () => undefined,
): Promise<TLSSocket> {
  const first = await peek(socket);
  // To sign takes about a millisecond, and a dozen may come at once.
  await ownTurn();
  const clock = clockIn(first);
  if (socket.destroyed) throw explainTlsFailure(undefined, first, clock);
  const secured = readToTheEnd(new TLSSocket(socket, { isServer: true, secureContext: contextOf(certificate) }));
  // Node holds TLS errors back from `error` until a tls.Server lets go of the socket: here there is none to do so.
  secured.on('_tlsError', (error) => secured.destroy(error));
  let cause: Error | undefined;
  secured.on('error', (error) => {
    cause = error;
  });
  await new Promise<void>((resolve, reject) => {
    secured.once('secure', resolve);
    secured.once('close', () => reject(explainTlsFailure(cause, first, clock)));
  });
  return secured;
}

/** What the two sides agreed on, for the journal. */
export function describeHandshake(secured: TLSSocket): Pick<TlsHandshake, 'protocol' | 'cipher' | 'serverName'> {
  const protocol = secured.getProtocol();
  const serverName = 'servername' in secured && secured.servername;
  return {
    cipher: secured.getCipher().name,
    ...(protocol && { protocol }),
    ...(serverName && { serverName: String(serverName) }),
  };
}

/** Answers a ClientHello with the alert `handshake_failure`. Resolves when the peer speaks something else than TLS, and rejects for TLS. */
export async function refuseTls(socket: Socket): Promise<void> {
  const [type] = await peek(socket);
  if (type === undefined) throw explainTlsFailure(undefined, new Uint8Array());
  if (type !== handshakeRecord) return;
  // What is unread when a socket closes turns its end into a reset, which would eat the alert.
  socket.resume();
  socket.end(handshakeFailure);
  const reason = 'the platform answers every ClientHello with handshake_failure';
  throw new HandshakeFailure('platform', reason, { staged: true });
}
