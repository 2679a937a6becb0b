import { defineRule } from '../../rule.ts';
import { judgeWholeSets } from './judge-settings.ts';

export default defineRule({
  id: 'V2-SET-11',
  level: 'MUST',
  sentence: 'carries out all services and all properties of one set',
  source: 'ref2 4.5',
  shownIn: ['sets'],
  needs: ['set', 'settable'],
  judge: judgeWholeSets,
});
