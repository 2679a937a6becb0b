import { requestsWhen } from '../../folds/answers-when.ts';
import { anyRequests } from '../../folds/requests.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V2-STREAM-01',
  level: 'MUST',
  sentence: 'understands a packet that arrives in pieces, at any cut, in separate TCP segments or TLS records',
  source: 'MQTT 3.1.1, 4.2',
  shownIn: ['stream'],
  needs: ['requests'],
  judge: requestsWhen(anyRequests, 'pieces'),
});
