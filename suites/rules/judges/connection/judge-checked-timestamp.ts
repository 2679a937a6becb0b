import { parseClientIdentifier } from '../../../../mock-platform/protocol/client-identifier.ts';
import type { Rule } from '../../rule.ts';

/** With sign type 1 the platform compares the timestamp with its clock. */
export const judgeCheckedTimestamp: Rule['judge'] = ({ exercised, broken }) => {
  const verified = new Set<number>();
  return {
    'packet-received'({ connection, packet }) {
      if (packet.type !== 'CONNECT') return;
      const identifier = parseClientIdentifier(packet.clientId);
      if (identifier.ok && identifier.value.signType === '1') verified.add(connection);
    },
    authenticated(entry) {
      if (entry.staged || !verified.has(entry.connection)) return;
      for (const { aspect, ok, ...difference } of entry.findings) {
        if (aspect !== 'timestamp') continue;
        exercised();
        if (!ok) {
          const message = 'It uses sign type 1, and its timestamp is not the present UTC hour.';
          broken({ message, ...difference, evidence: [entry] });
        }
      }
    },
  };
};
