import { judgeReportForm } from '../../judges/report/judge-report-form.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-03',
  level: 'MUST',
  sentence: 'reports in data a non-empty array of objects with a string serviceId and an object serviceData',
  source: 'ref 4.1',
  shownIn: ['reports'],
  needs: ['reports', 'json'],
  hides: 'reports',
  judge: judgeReportForm(
    {
      list: 'data',
      members: { serviceId: 'string', serviceData: 'object' },
      otherNames: {
        data: ['services', 'datas'],
        serviceId: ['service', 'serviceName', 'id'],
        serviceData: ['data', 'properties', 'datas', 'paras'],
      },
    },
    ({ v1, kind }) => v1?.codecMode === 'json' && kind === 'report',
  ),
});
