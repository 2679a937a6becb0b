import { defineRule } from '../../rule.ts';
import { judgeEventTypes } from './judge-event-names.ts';

export default defineRule({
  id: 'V2-EVENT-04',
  level: 'SHOULD',
  sentence: 'uses an event type of that service, and one that devices send',
  source: 'ref2 4.9',
  when: 'sends events',
  judge: judgeEventTypes,
});
