import { sets } from '../../folds/requests.ts';
import { judgeRedelivered } from '../../judges/request/judge-redelivered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-SET-19',
  level: 'SHOULD',
  sentence: 'answers a redelivered (DUP) property set once',
  source: 'ref2 5.1',
  shownIn: ['redelivery'],
  needs: ['set'],
  when: 'takes property sets at QoS 1',
  judge: judgeRedelivered(sets),
});
