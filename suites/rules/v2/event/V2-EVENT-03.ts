import { defineRule } from '../../rule.ts';
import { judgeEventServices } from './judge-event-names.ts';

export default defineRule({
  id: 'V2-EVENT-03',
  level: 'SHOULD',
  sentence: 'uses for events the service ids that the documents name, which begin with `$`',
  source: 'ref2 4.9',
  when: 'sends events',
  judge: judgeEventServices,
});
