import { judgeRequired } from '../../judges/report/judge-required.ts';
import { defineRule } from '../../rule.ts';
import { deviceReqForm } from './report-form.ts';

export default defineRule({
  id: 'V1-REPORT-07',
  level: 'SHOULD',
  sentence: 'reports every property that the model marks as required; several reports together may hold them',
  source: 'ref 7',
  needs: ['reports'],
  judge: judgeRequired(deviceReqForm),
});
