import type { Entry, Rule } from '../../rule.ts';
import { lacksAPart } from './lacks-a-part.ts';

/** Is the client identifier of four parts? One that lacks a part behind an id with `_` is found out by the user name. */
export const judgeClientIdentifier: Rule['judge'] = ({ exercised, broken }) => {
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
};
