import { defineRule } from '../../rule.ts';
import { judgeOneAnswer } from '../judge-one-answer.ts';

export default defineRule({
  id: 'V2-CMD-21',
  level: 'SHOULD',
  sentence: 'answers with one JSON object (anything else counts as an answer, and is warned of)',
  source: 'ref2 4.8',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeOneAnswer('commands/response'),
});
