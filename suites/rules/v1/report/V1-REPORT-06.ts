import { judgeMisfits } from '../../judges/report/judge-misfits.ts';
import { defineRule } from '../../rule.ts';
import { deviceReqForm } from './report-form.ts';

export default defineRule({
  id: 'V1-REPORT-06',
  level: 'SHOULD',
  sentence: "keeps values inside the model's min, max, step, maxLength and enumList",
  source: 'ref 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge: judgeMisfits(
    deviceReqForm,
    ['range', 'step', 'length', 'enum'],
    (path) => `${path} is outside the bounds of the product model.`,
  ),
});
