import { judgeKnownServices } from '../../judges/report/judge-known-services.ts';
import { defineRule } from '../../rule.ts';
import { deviceReqForm } from './report-form.ts';

export default defineRule({
  id: 'V1-REPORT-04',
  level: 'MUST',
  sentence: 'reports only services of its product model',
  source: 'ref 4.1, 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge: judgeKnownServices(deviceReqForm),
});
