import { judgeMisfits } from '../../judges/report/judge-misfits.ts';
import { defineRule } from '../../rule.ts';
import { deviceReqForm } from './report-form.ts';

export default defineRule({
  id: 'V1-REPORT-05',
  level: 'SHOULD',
  sentence: "reports only properties of the model, in the model's data types",
  source: 'ref 7',
  needs: ['reports'],
  judge: judgeMisfits(deviceReqForm, ['type', 'unknown'], (path) => `${path} is not as the product model declares it.`),
});
