import type { CredentialFinding } from '../../../../mock-platform/journal/events.ts';
import type { Rule } from '../../rule.ts';
import { lacksAPart } from './lacks-a-part.ts';

/**
 * A judge of one thing that the platform looks at in a CONNECT's credentials.
 * @param needsAllParts where a part of the client identifier is missing its other parts tell nothing: CONN-01
 */
export function judgeFinding(
  looked: CredentialFinding['aspect'],
  message: string,
  { needsAllParts = false } = {},
): Rule['judge'] {
  return ({ exercised, broken }) => {
    const short = new Set<number>();
    return {
      ...(needsAllParts && {
        'packet-received'({ connection, packet }) {
          if (packet.type === 'CONNECT' && lacksAPart(packet)) short.add(connection);
        },
      }),
      authenticated(entry) {
        if (entry.staged || short.has(entry.connection)) return;
        for (const { aspect, ok, ...difference } of entry.findings) {
          if (aspect !== looked) continue;
          exercised();
          if (!ok) broken({ message, ...difference, evidence: [entry] });
        }
      },
    };
  };
}
