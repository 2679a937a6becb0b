import { explainTopic } from '../../../../mock-platform/generations/v2/explain-topic.ts';
import { judgeReporting } from '../../judges/report/judge-reporting.ts';
import { defineRule, type Entry } from '../../rule.ts';
import { isMeantAsOwn } from '../topic/is-meant-as-own.ts';
import { servicesIn } from './property-report.ts';

export default defineRule({
  id: 'V2-PROP-15',
  level: 'MUST',
  sentence: 'reports at all, if it declares that it does',
  source: 'ref2 4.3',
  shownIn: ['reports', 'driven-reports'],
  needs: ['reports'],
  judge: judgeReporting({
    report: 'a report on properties/report',
    showsReporting(entry) {
      if (entry.type === 'message-received') return false;
      const { v2, topic, deviceId } = entry;
      // What it reports under another device's name, or under a misspelt one, shows that it reports: V2-TOPIC-01.
      if (v2 === undefined) return isMeantAsOwn(topic, deviceId) && servicesOf(entry).length > 0;
      return v2.channel === 'properties/report' || v2.channel === 'gateway/sub_devices/properties/report';
    },
    looksLike(entry) {
      const { v2, topic, deviceId } = entry;
      if ((v2 !== undefined && v2.channel !== 'unknown') || servicesOf(entry).length === 0) return undefined;
      const nearMiss = explainTopic(topic, { deviceId }) ?? (v2 ? undefined : 'not a topic of this interface');
      return nearMiss === undefined
        ? `it published services of properties on ${topic}`
        : `it published services of properties on ${topic}: ${nearMiss}`;
    },
  }),
});

function servicesOf({ payload }: Entry<'published'>): readonly object[] {
  try {
    return servicesIn(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return [];
  }
}
