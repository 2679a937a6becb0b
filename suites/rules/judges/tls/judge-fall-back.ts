import type { Entry, Rule } from '../../rule.ts';

/** Does a device send its credentials over plain TCP when TLS has failed? */
export const judgeFallBack: Rule['judge'] = ({ exercised, broken }) => {
  const plain = new Set<number>();
  let failure: Entry<'tls-handshake'> | undefined;
  let watching = false;
  return {
    'connection-opened'({ connection, transport }) {
      if (transport === 'tcp' || transport === 'ws') plain.add(connection);
    },
    'stage-began'({ stage }) {
      if (stage !== 'tls-failure') return;
      watching = true;
      failure = undefined;
    },
    // The next start may tell the device another transport.
    'device-stopping'() {
      watching = false;
    },
    'tls-handshake'(entry) {
      if (watching && entry.outcome === 'failed') failure = entry;
    },
    'packet-received'(entry) {
      if (!watching || entry.packet.type !== 'CONNECT' || !plain.has(entry.connection)) return;
      exercised();
      broken({
        message: 'When TLS failed it sent its credentials over plain TCP.',
        expected: 'another attempt with TLS, or none',
        actual: 'a CONNECT without TLS',
        evidence: failure ? [failure, entry] : [entry],
      });
    },
    'stage-ended'({ stage, complete }) {
      if (stage === 'tls-failure' && complete && failure) exercised();
    },
  };
};
