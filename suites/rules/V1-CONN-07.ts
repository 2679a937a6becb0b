import { parseClientIdentifier } from '../../mock-platform/protocol/client-identifier.ts';
import { diagnoseTimestamp, formatTimestamp } from '../../mock-platform/protocol/timestamp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CONN-07',
  level: 'SHOULD',
  sentence: 'sends the present UTC hour as YYYYMMDDHH, with sign type 0 too',
  source: 'ref 1.5',
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      const identifier = parseClientIdentifier(entry.packet.clientId);
      if (!identifier.ok) return;
      exercised();
      const { timestamp } = identifier.value;
      const { current, nearMiss } = diagnoseTimestamp(timestamp, entry.wall);
      if (current) return;
      broken({
        message: 'The timestamp in its client identifier is not the present UTC hour.',
        expected: formatTimestamp(entry.wall),
        actual: timestamp,
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  }),
});
