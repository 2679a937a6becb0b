import { judgeRefusals } from '../../folds/judge-refusals.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-08',
  level: 'SHOULD',
  sentence: 'answers an unknown service or command with a non-zero `errcode` instead of silence or success',
  source: 'ref 4.3',
  shownIn: ['refusals'],
  needs: ['commands'],
  judge: judgeRefusals({
    'unknown-service': 'a service that its model does not have',
    'unknown-command': 'a command that its model does not have',
  }),
});
