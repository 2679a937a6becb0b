import { outsideModel } from '../../judges/request/command-flaws.ts';
import { defineRule } from '../../rule.ts';
import { errcodeRefusals } from './errcode-refusals.ts';

export default defineRule({
  id: 'V1-CMD-09',
  level: 'SHOULD',
  sentence: 'answers parameters outside the model with a non-zero `errcode`',
  source: 'ref 4.3, 7',
  shownIn: ['refusals'],
  needs: ['commands'],
  judge: errcodeRefusals(outsideModel),
});
