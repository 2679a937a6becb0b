import { defineRule, type Entry } from '../../rule.ts';
import { lacksAPart } from './lacks-a-part.ts';

export default defineRule({
  id: 'V1-CONN-01',
  level: 'MUST',
  sentence: 'sends a client identifier {id}_{authenticationType}_{signType}_{timestamp} of at most 256 characters',
  source: 'ref 1.2',
  shownIn: ['connect'],
  judge({ exercised, broken }) {
    const short = new Map<number, Entry<'packet-received'>>();
    return {
      'packet-received'(entry) {
        if (entry.packet.type === 'CONNECT' && lacksAPart(entry.packet)) short.set(entry.connection, entry);
      },
      authenticated(entry) {
        if (entry.staged) return;
        const connect = short.get(entry.connection);
        for (const { aspect, ok, ...difference } of entry.findings) {
          if (aspect !== 'client-identifier') continue;
          exercised();
          const message = 'Its client identifier does not have the four parts.';
          if (!ok) broken({ message, ...difference, evidence: [entry] });
          else if (connect) {
            const nearMiss = 'one of the two types is missing, behind an id that holds "_"';
            broken({ message, ...difference, nearMiss, evidence: [connect, entry] });
          }
        }
      },
    };
  },
});
