import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CONN-05',
  level: 'MUST',
  sentence: 'uses sign type 0 or 1',
  source: 'ref 1.2',
  judge: ({ exercised, broken }) => ({
    authenticated(entry) {
      if (entry.staged) return;
      for (const { aspect, ok, ...difference } of entry.findings) {
        if (aspect !== 'sign-type') continue;
        exercised();
        if (!ok) broken({ message: 'Its sign type is neither 0 nor 1.', ...difference, evidence: [entry] });
      }
    },
  }),
});
