import { judgeFallBack } from '../../judges/tls/judge-fall-back.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TLS-05',
  level: 'SHOULD',
  sentence: 'never falls back to plain TCP after a TLS failure',
  source: 'ref2 2.1',
  shownIn: ['tls-failure'],
  needs: ['tls'],
  judge: judgeFallBack,
});
