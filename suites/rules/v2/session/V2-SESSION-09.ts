import { judgeKeptReports } from '../../judges/session/judge-kept-reports.ts';
import { defineRule } from '../../rule.ts';
import { propertyReport } from '../report/property-report.ts';

export default defineRule({
  id: 'V2-SESSION-09',
  level: 'MUST',
  sentence: 'does not lose a report that was not acknowledged (QoS 1): it arrives after the reconnect',
  source: 'MQTT-4.4.0-1',
  shownIn: ['unacknowledged'],
  needs: ['reports', 'reconnects', 'keeps-reports'],
  judge: judgeKeptReports(propertyReport),
});
