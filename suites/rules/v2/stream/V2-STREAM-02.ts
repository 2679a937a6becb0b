import { requestsWhen } from '../../folds/answers-when.ts';
import { anyRequests } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-STREAM-02',
  level: 'MUST',
  sentence: 'understands several packets that arrive in one piece',
  source: 'MQTT 3.1.1, 4.2',
  shownIn: ['stream'],
  needs: ['requests', 'in-flight'],
  judge: requestsWhen(anyRequests, 'joined'),
});
