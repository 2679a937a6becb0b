import { judgeSurvival } from '../../folds/judge-survival.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-11',
  level: 'SHOULD',
  sentence:
    'survives a malformed command (not JSON, cut off, wrong types, wrong `msgType`, missing members, ill-formed UTF-8, deep nesting) and answers the next valid one',
  source: 'ref 4.2',
  shownIn: ['malformed'],
  needs: ['commands', 'json'],
  judge: judgeSurvival('malformed'),
});
