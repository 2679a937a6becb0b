import { judgeSurvival } from '../../folds/judge-survival.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-STREAM-03',
  level: 'SHOULD',
  sentence:
    'survives a command longer than the size that it declares: it may ignore it, but stays connected or comes back, and answers the next one',
  source: 'ref 12',
  shownIn: ['oversized'],
  needs: ['commands', 'json'],
  judge: judgeSurvival('oversized'),
});
