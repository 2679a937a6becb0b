import type { Rule } from '../../rule.ts';

/** Does a device publish without RETAIN? */
export const judgeRetain: Rule['judge'] = ({ exercised, broken }) => ({
  'packet-received'(entry) {
    if (entry.packet.type !== 'PUBLISH') return;
    exercised();
    if (!entry.packet.retain) return;
    broken({
      message: 'It asked for its message to be retained, which the platform does not support.',
      expected: 'RETAIN 0',
      actual: 'RETAIN 1',
      evidence: [entry],
    });
  },
});
