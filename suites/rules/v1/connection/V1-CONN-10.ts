import { defineRule } from '../../rule.ts';

const [least, most] = [30, 1200];

export default defineRule({
  id: 'V1-CONN-10',
  level: 'SHOULD',
  sentence: 'asks for a keep-alive of 30 to 1200 s',
  source: 'ref 2.2',
  shownIn: ['connect'],
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      const { keepAlive } = entry.packet;
      if (keepAlive >= least && keepAlive <= most) return;
      broken({
        message: 'Its keep-alive is outside what the later platform accepts.',
        expected: `${least} to ${most} s`,
        actual: keepAlive === 0 ? '0 s: switched off' : `${keepAlive} s`,
        evidence: [entry],
      });
    },
  }),
});
