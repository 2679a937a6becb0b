import { defineRule } from '../../rule.ts';
import { judgeMisfits } from './judge-misfits.ts';

export default defineRule({
  id: 'V1-REPORT-06',
  level: 'SHOULD',
  sentence: "keeps values inside the model's min, max, step, maxLength and enumList",
  source: 'ref 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge: judgeMisfits(['range', 'step', 'length', 'enum'], 'is outside the bounds of the product model'),
});
