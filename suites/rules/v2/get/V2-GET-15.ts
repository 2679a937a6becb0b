import { gets } from '../../folds/requests.ts';
import { judgeRedelivered } from '../../judges/request/judge-redelivered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-GET-15',
  level: 'SHOULD',
  sentence: 'answers a redelivered (DUP) property get once',
  source: 'ref2 5.1',
  shownIn: ['redelivery'],
  needs: ['get'],
  when: 'takes property gets at QoS 1',
  judge: judgeRedelivered(gets),
});
