import { blameClock, type ClockEvidence } from './blame-clock.ts';
import { HandshakeFailure } from './handshake-failure.ts';

/** First byte of an MQTT CONNECT. */
const connect = 0x10;

/** What OpenSSL's words mean where they come from the platform's side. */
const explanations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'http request': 'the device speaks HTTP, not TLS',
    'unsupported protocol': 'the device offers no version of TLS from 1.2 on',
    'no shared cipher': 'the device offers no cipher suite that the platform takes',
  }),
);

/** Says in words why a TLS handshake failed, given the first bytes that the device sent, and what is known of its clock. */
export function explainTlsFailure(
  error: (NodeJS.ErrnoException & { readonly reason?: string }) | undefined,
  first: Uint8Array,
  clock?: ClockEvidence,
): HandshakeFailure {
  const ofDevice = (what: string, alert?: string) => {
    const blame = clock && blameClock(alert, clock);
    return new HandshakeFailure('device', blame === undefined ? what : `${what}: ${blame}`);
  };
  if (!error) return ofDevice('the device closed the connection during the TLS handshake');
  const { code, message, reason } = error;
  if (code === 'ECONNRESET') return ofDevice('the device reset the connection during the TLS handshake');
  if (reason === undefined) return new HandshakeFailure('device', `the TLS handshake failed: ${message}`);
  const alert = /\balert (.+)/.exec(reason)?.[1];
  if (alert) return ofDevice(`the device broke the TLS handshake off with the alert "${alert}"`, alert);
  const explanation = first[0] === connect ? 'the device speaks plain MQTT, not TLS' : explanations.get(reason);
  return new HandshakeFailure(
    'platform',
    explanation ? `${explanation} (${reason})` : `the TLS handshake failed: ${reason}`,
  );
}
