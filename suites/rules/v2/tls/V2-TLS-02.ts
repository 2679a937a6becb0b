import { judgeCertificate } from '../../judges/tls/judge-certificate.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-TLS-02',
  level: 'SHOULD',
  sentence: 'refuses a server whose certificate an unknown CA signed: sends no CONNECT',
  source: 'ref2 2.1',
  shownIn: ['unknown-authority'],
  needs: ['tls'],
  judge: judgeCertificate('unknown-ca', 'an unknown CA signed'),
});
