import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CONN-01',
  level: 'MUST',
  sentence: 'sends a client identifier {id}_{authenticationType}_{signType}_{timestamp} of at most 256 characters',
  source: 'ref 1.2',
  judge: ({ exercised, broken }) => ({
    authenticated(entry) {
      if (entry.staged) return;
      for (const { aspect, ok, ...difference } of entry.findings) {
        if (aspect !== 'client-identifier') continue;
        exercised();
        if (!ok) {
          broken({ message: 'Its client identifier does not have the four parts.', ...difference, evidence: [entry] });
        }
      }
    },
  }),
});
