import { type ClientIdentifier, parseClientIdentifier } from '../../../../mock-platform/protocol/client-identifier.ts';
import { skipsZeroBytes } from '../../../../mock-platform/protocol/skipped-hours.ts';
import { diagnoseTimestamp, formatTimestamp } from '../../../../mock-platform/protocol/timestamp.ts';
import type { Entry, Rule } from '../../rule.ts';

interface Login {
  readonly entry: Entry<'packet-received'>;
  readonly identifier: ClientIdentifier;
}

/** Is the timestamp of each CONNECT the present hour, whether the platform looks at it or not? */
export const judgePresentHour: Rule['judge'] = ({ exercised, broken }) => {
  const logins = new Map<number, Login>();
  const decide = (connection: number, isMovedOn: boolean) => {
    const login = logins.get(connection);
    if (!login) return;
    logins.delete(connection);
    exercised();
    const { entry, identifier } = login;
    const { timestamp } = identifier;
    const { current, nearMiss } = diagnoseTimestamp(timestamp, entry.wall);
    if (current || isMovedOn) return;
    broken({
      message: 'The timestamp in its client identifier is not the present UTC hour.',
      expected: formatTimestamp(entry.wall),
      actual: timestamp,
      ...(nearMiss !== undefined && { nearMiss }),
      evidence: [entry],
    });
  };
  return {
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT' || logins.has(entry.connection)) return;
      const identifier = parseClientIdentifier(entry.packet.clientId);
      if (identifier.ok) logins.set(entry.connection, { entry, identifier: identifier.value });
    },
    // It takes the secret to know why a stamp runs ahead: the platform has it, a rule has not.
    authenticated({ connection, findings }) {
      decide(
        connection,
        findings.some(({ aspect, nearMiss }) => aspect === 'timestamp' && nearMiss === skipsZeroBytes),
      );
    },
    'connection-closed': ({ connection }) => decide(connection, false),
  };
};
