import { judgeReportForm } from '../../judges/report/judge-report-form.ts';
import { defineRule } from '../../rule.ts';
import { servicesForm } from './services-form.ts';

export default defineRule({
  id: 'V2-PROP-03',
  level: 'MUST',
  sentence: 'reports in services a non-empty array of objects with a string service_id and an object properties',
  source: 'ref2 4.3',
  shownIn: ['reports'],
  needs: ['reports'],
  hides: 'reports',
  judge: judgeReportForm(servicesForm, ({ kind, v2 }) => kind === 'report' && v2?.channel === 'properties/report'),
});
