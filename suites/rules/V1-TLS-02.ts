import { defineRule, type Entry } from './rule.ts';

export default defineRule({
  id: 'V1-TLS-02',
  level: 'SHOULD',
  sentence: 'refuses a server whose certificate an unknown CA signed',
  source: 'ref 2.1',
  needs: ['tls'],
  judge({ exercised, broken }) {
    /** Handshakes after which the device may still close without a CONNECT, as those do that look at the certificate last. */
    const undecided = new Map<number, Entry<'tls-handshake'>>();
    return {
      'tls-handshake'(entry) {
        if (entry.certificate !== 'unknown-ca') return;
        if (entry.outcome === 'completed') undecided.set(entry.connection, entry);
        else exercised();
      },
      'packet-received'(entry) {
        const handshake = undecided.get(entry.connection);
        if (!handshake || entry.packet.type !== 'CONNECT') return;
        undecided.delete(entry.connection);
        exercised();
        broken({
          message: 'It logged in to a server whose certificate an unknown CA signed.',
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
  },
});
