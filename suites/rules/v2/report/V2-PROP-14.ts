import { judgeToldReports } from '../../judges/report/judge-told-reports.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-14',
  level: 'MUST',
  sentence: 'when told what to report, reports exactly that: every service, property, number, string and character',
  source: 'ref2 4.3',
  shownIn: ['driven-reports'],
  needs: ['reports', 'adapter'],
  judge: judgeToldReports(propertyReport, ({ v2 }) => v2?.gzip !== true),
});
