import { judgeSecured } from '../../judges/tls/judge-secured.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TLS-01',
  level: 'MUST',
  sentence: 'connects over TLS 1.2 or newer, given the CA certificate',
  source: 'ref2 2.1',
  shownIn: ['connect'],
  needs: ['tls'],
  judge: judgeSecured,
});
