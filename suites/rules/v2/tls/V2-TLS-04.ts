import { judgeCertificate } from '../../judges/tls/judge-certificate.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TLS-04',
  level: 'SHOULD',
  sentence: 'refuses a certificate for another host name',
  source: 'ref2 2.1',
  shownIn: ['wrong-host'],
  needs: ['tls'],
  judge: judgeCertificate('wrong-host', 'is for another host name'),
});
