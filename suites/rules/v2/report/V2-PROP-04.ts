import { judgeKnownServices } from '../../judges/report/judge-known-services.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-04',
  level: 'MUST',
  sentence: 'reports only services of its product model',
  source: 'ref2 4.3, 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge: judgeKnownServices(propertyReport),
});
