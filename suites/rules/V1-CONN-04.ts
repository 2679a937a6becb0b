import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CONN-04',
  level: 'MUST',
  sentence: "sends as password the hex HMAC-SHA256 of the secret, with its client identifier's own timestamp as key",
  source: 'ref 1.4',
  judge: ({ exercised, broken }) => ({
    authenticated(entry) {
      if (entry.staged) return;
      for (const { aspect, ok, ...difference } of entry.findings) {
        if (aspect !== 'password') continue;
        exercised();
        if (!ok) {
          const message = 'Its password is not the HMAC of its secret under its timestamp.';
          broken({ message, ...difference, evidence: [entry] });
        }
      }
    },
  }),
});
