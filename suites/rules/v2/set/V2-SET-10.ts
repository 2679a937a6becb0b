import { defineRule } from '../../rule.ts';
import { judgeKeptValues } from './judge-settings.ts';

export default defineRule({
  id: 'V2-SET-10',
  level: 'MUST',
  sentence: 'shows a value that it has set with success in the next answer to a property get, or in a report',
  source: 'ref2 4.5, 5.5',
  shownIn: ['sets'],
  needs: ['set', 'settable'],
  judge: judgeKeptValues,
});
