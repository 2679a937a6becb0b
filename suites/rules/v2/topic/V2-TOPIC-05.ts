import { defineRule } from '../../rule.ts';
import { judgeRequestIds } from './judge-request-ids.ts';

export default defineRule({
  id: 'V2-TOPIC-05',
  level: 'SHOULD',
  sentence: 'repeats request ids of 1 to 128 letters, digits, _ and -',
  source: 'ref2 3',
  shownIn: ['request-ids'],
  needs: ['requests'],
  judge: judgeRequestIds('plain'),
});
