import type { Rule } from '../../rule.ts';

/** Does a CONNECT leave a will? */
export const judgeWill: Rule['judge'] = ({ exercised, broken }) => ({
  'packet-received'(entry) {
    if (entry.packet.type !== 'CONNECT') return;
    exercised();
    const { will } = entry.packet;
    if (!will) return;
    broken({
      message: 'It left a will, which the platform does not support.',
      expected: 'no will',
      actual: `a will for ${JSON.stringify(will.topic)}`,
      evidence: [entry],
    });
  },
});
