import { judgeMisfits } from '../../judges/report/judge-misfits.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-05',
  level: 'SHOULD',
  sentence: "reports only properties of the model, in the model's data types",
  source: 'ref2 7',
  needs: ['reports'],
  judge: judgeMisfits(
    propertyReport,
    ['type', 'unknown'],
    (path) => `${path} is not as the product model declares it.`,
  ),
});
