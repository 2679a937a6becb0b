import { judgeRequired } from '../../judges/report/judge-required.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-07',
  level: 'SHOULD',
  sentence: 'reports every property that the model marks as required; several reports together may hold them',
  source: 'ref2 7',
  needs: ['reports'],
  judge: judgeRequired(propertyReport),
});
