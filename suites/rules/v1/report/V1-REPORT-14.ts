import { judgeToldReports } from '../../judges/report/judge-told-reports.ts';
import { defineRule } from '../../rule.ts';
import { deviceReqForm } from './report-form.ts';

export default defineRule({
  id: 'V1-REPORT-14',
  level: 'MUST',
  sentence: 'when told what to report, reports exactly that: every service, property, number, string and character',
  source: 'ref 4.1',
  shownIn: ['driven-reports'],
  needs: ['reports', 'adapter'],
  judge: judgeToldReports(deviceReqForm, ({ v1 }) => v1?.codecMode === 'json'),
});
