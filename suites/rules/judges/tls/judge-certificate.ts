import type { CertificateKind } from '../../../../mock-platform/journal/events.ts';
import type { Entry, Rule } from '../../rule.ts';

/**
 * A judge of devices that log in to a server with a bad certificate.
 * @param what completes "a server whose certificate …"
 */
export function judgeCertificate(kind: CertificateKind, what: string): Rule['judge'] {
  return ({ exercised, broken }) => {
    /** Handshakes after which the device may still close without a CONNECT, as those do that look at the certificate last. */
    const undecided = new Map<number, Entry<'tls-handshake'>>();
    return {
      'tls-handshake'(entry) {
        if (entry.certificate !== kind) return;
        if (entry.outcome === 'completed') undecided.set(entry.connection, entry);
        else exercised();
      },
      'packet-received'(entry) {
        const handshake = undecided.get(entry.connection);
        if (!handshake || entry.packet.type !== 'CONNECT') return;
        undecided.delete(entry.connection);
        exercised();
        broken({
          message: `It logged in to a server whose certificate ${what}.`,
          expected: 'no CONNECT',
          actual: 'a CONNECT, with its credentials',
          evidence: [handshake, entry],
        });
      },
      'connection-closed'({ connection, by }) {
        if (undecided.delete(connection) && by === 'device') exercised();
      },
      'stage-ended'({ stage, complete }) {
        if (stage !== 'bad-certificate') return;
        if (complete) for (const _ of undecided) exercised();
        undecided.clear();
      },
    };
  };
}
