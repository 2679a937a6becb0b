import { judgeSilence } from '../../judges/session/judge-silence.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SESSION-05',
  level: 'SHOULD',
  sentence: 'notices a silent connection (no PINGRESP) and opens a new one',
  source: 'MQTT 3.1.1, 3.1.2.10',
  shownIn: ['silent'],
  needs: ['reconnects'],
  when: 'asks for a keep-alive',
  judge: judgeSilence,
});
