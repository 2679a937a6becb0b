import { lacksAPart } from './lacks-a-part.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CONN-03',
  level: 'MUST',
  sentence: 'sends a user name equal to the id part of its client identifier',
  source: 'ref 1.3',
  judge({ exercised, broken }) {
    /** Where a part of the client identifier is missing its other parts tell nothing: V1-CONN-01. */
    const short = new Set<number>();
    return {
      'packet-received'({ connection, packet }) {
        if (packet.type === 'CONNECT' && lacksAPart(packet)) short.add(connection);
      },
      authenticated(entry) {
        if (entry.staged || short.has(entry.connection)) return;
        for (const { aspect, ok, ...difference } of entry.findings) {
          if (aspect !== 'user-name') continue;
          exercised();
          if (!ok) {
            const message = 'Its user name is not the id of its client identifier.';
            broken({ message, ...difference, evidence: [entry] });
          }
        }
      },
    };
  },
});
