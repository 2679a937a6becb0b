import { judgeFinding } from '../../judges/connection/judge-finding.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CONN-04',
  level: 'MUST',
  sentence:
    "sends as password the hex HMAC-SHA256 of the secret, with its client identifier's own timestamp as key, in every CONNECT",
  source: 'ref2 1.2',
  shownIn: ['connect'],
  judge: judgeFinding('password', 'Its password is not the HMAC of its secret under its timestamp.'),
});
