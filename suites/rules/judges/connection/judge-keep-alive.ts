import type { Rule } from '../../rule.ts';

const [least, most] = [30, 1200];

/**
 * Is the keep-alive within what the platform takes?
 *
 * @param message what is said of one that is not
 */
export function judgeKeepAlive(message: string): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      const { keepAlive } = entry.packet;
      if (keepAlive >= least && keepAlive <= most) return;
      broken({
        message,
        expected: `${least} to ${most} s`,
        actual: keepAlive === 0 ? '0 s: switched off' : `${keepAlive} s`,
        evidence: [entry],
      });
    },
  });
}
