import { defineRule } from '../../rule.ts';
import { judgeRequestIds } from './judge-request-ids.ts';

export default defineRule({
  id: 'V2-TOPIC-06',
  level: 'SHOULD',
  sentence:
    'takes a request id as it is, whatever characters it is made of: it decodes nothing, cuts nothing, and changes no letter',
  source: 'ref2 3',
  shownIn: ['request-ids'],
  needs: ['requests'],
  judge: judgeRequestIds('odd'),
});
