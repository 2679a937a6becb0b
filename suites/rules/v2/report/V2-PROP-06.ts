import { judgeMisfits } from '../../judges/report/judge-misfits.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-06',
  level: 'SHOULD',
  sentence: "keeps values inside the model's min, max, step, max_length and enum_list",
  source: 'ref2 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge: judgeMisfits(
    propertyReport,
    ['range', 'step', 'length', 'enum'],
    (path) => `${path} is outside the bounds of the product model.`,
  ),
});
