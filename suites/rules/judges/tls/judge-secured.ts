import type { Entry, Rule } from '../../rule.ts';

/** Failures of which the device said itself, by an alert or by its first bytes, that it does not want this TLS. */
const outspoken = /alert|unsupported.protocol|version|http request/i;

/** Does a device that should use TLS agree with the platform on a good version of it? */
export const judgeSecured: Rule['judge'] = ({ exercised, broken }) => {
  const transports = new Map<number, string>();
  let failures: Entry<'tls-handshake'>[] = [];
  let secured = false;
  let declared: string | undefined;
  let plainExpected = false;
  return {
    'device-declared'({ transport }) {
      declared = transport;
    },
    'device-stopping'() {
      plainExpected = false;
    },
    'stage-began'({ stage }) {
      // Falling back to TCP there is TLS-05.
      if (stage === 'tls-failure') plainExpected = true;
    },
    'connection-opened': ({ connection, transport }) => transports.set(connection, transport),
    'tls-handshake'(entry) {
      const { outcome, certificate, protocol = '' } = entry;
      if (certificate !== 'valid') return;
      if (outcome === 'failed') {
        failures.push(entry);
        return;
      }
      secured = true;
      exercised();
      if (!/^(SSL|TLSv1(\.1)?$)/.test(protocol)) return;
      const message = 'It connected over an outdated version of TLS.';
      broken({ message, expected: 'TLSv1.2 or newer', actual: protocol, evidence: [entry] });
    },
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT' || declared !== 'mqtts' || plainExpected) return;
      const transport = transports.get(entry.connection);
      if (transport !== 'tcp' && transport !== 'ws') return;
      exercised();
      const message = 'It should use TLS, and sent its CONNECT without TLS.';
      broken({ message, expected: 'a TLS connection', actual: transport, evidence: [entry] });
    },
    'stage-ended'({ stage, complete }) {
      const last = failures.at(-1);
      if (stage !== 'start' || secured || !last) return;
      // One failure that says nothing may be an attempt that the end of the stage interrupted.
      if (!complete && failures.length < 2 && !outspoken.test(last.error ?? '')) return;
      exercised();
      broken({
        message: 'It could not agree on TLS with a server whose certificate its CA signed.',
        expected: 'TLSv1.2 or newer, and trust in the CA that it was given',
        actual: last.error ?? 'the handshake failed',
        evidence: [last],
      });
      failures = [];
    },
  };
};
