import { defineRule } from '../../rule.ts';
import { judgeResponseName } from './judge-response-name.ts';

export default defineRule({
  id: 'V2-CMD-22',
  level: 'SHOULD',
  sentence: 'names in `response_name`, where it sends one, a response of the model',
  source: 'ref2 4.8, 7',
  needs: ['commands'],
  when: 'sends response_name',
  judge: judgeResponseName,
});
