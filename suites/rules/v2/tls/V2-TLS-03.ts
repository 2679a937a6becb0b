import { judgeCertificate } from '../../judges/tls/judge-certificate.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TLS-03',
  level: 'SHOULD',
  sentence: 'refuses a server whose certificate has expired',
  source: 'ref2 2.1',
  shownIn: ['expired-certificate'],
  needs: ['tls'],
  judge: judgeCertificate('expired', 'has expired'),
});
