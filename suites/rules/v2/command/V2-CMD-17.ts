import { commands } from '../../folds/requests.ts';
import { judgeRedelivered } from '../../judges/request/judge-redelivered.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-CMD-17',
  level: 'SHOULD',
  sentence:
    'does not carry out a redelivered (DUP) command twice, which it knows by its `request_id`, and answers it once',
  source: 'ref2 5.1',
  shownIn: ['redelivery'],
  needs: ['commands'],
  when: 'takes commands at QoS 1',
  judge: judgeRedelivered(commands),
});
