import { defineRule } from '../../rule.ts';
import { judgeRequestIds } from './judge-request-ids.ts';

export default defineRule({
  id: 'V2-TOPIC-04',
  level: 'MUST',
  sentence: 'repeats the request id of a request byte for byte, where it is a UUID as the platform makes them',
  source: 'ref2 5.1',
  shownIn: ['commands'],
  needs: ['requests'],
  judge: judgeRequestIds('usual'),
});
