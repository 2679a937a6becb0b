import type { Rule } from '../../rule.ts';

/**
 * Does a CONNECT ask for a clean session?
 *
 * @param message what is said of one that does not
 */
export function judgeCleanSession(message: string): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      if (entry.packet.cleanSession) return;
      broken({
        message,
        expected: 'clean session 1',
        actual: 'clean session 0',
        evidence: [entry],
      });
    },
  });
}
