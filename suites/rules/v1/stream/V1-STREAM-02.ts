import { answersWhen } from '../../folds/answers-when.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-STREAM-02',
  level: 'MUST',
  sentence: 'understands several packets that arrive in one piece',
  source: 'MQTT 3.1.1, 4.2',
  shownIn: ['stream'],
  needs: ['commands'],
  judge: answersWhen('joined'),
});
