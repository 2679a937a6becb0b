import { defineRule } from '../../rule.ts';
import { judgeMisfits } from './judge-misfits.ts';

export default defineRule({
  id: 'V1-REPORT-05',
  level: 'SHOULD',
  sentence: "reports only properties of the model, in the model's data types",
  source: 'ref 7',
  needs: ['reports'],
  judge: judgeMisfits(['type', 'unknown'], 'is not as the product model declares it'),
});
