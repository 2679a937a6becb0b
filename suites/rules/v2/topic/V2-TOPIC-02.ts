import { explainTopic } from '../../../../mock-platform/generations/v2/explain-topic.ts';
import { defineRule } from '../../rule.ts';
import { downlinkChannels, requestChannels } from './channels.ts';
import { traceIdsOf } from './trace-ids.ts';

export default defineRule({
  id: 'V2-TOPIC-02',
  level: 'SHOULD',
  sentence: 'publishes below sys/ only on the uplink topics of the interface, spelt exactly, never on a downlink topic',
  source: 'ref2 3',
  shownIn: ['connect'],
  judge: ({ exercised, broken }) => ({
    published(entry) {
      const { v2, topic, deviceId } = entry;
      // An answer in the place of the request is V2-TOPIC-03's, and a request id behind a topic V2-TOPIC-12's.
      if (v2 === undefined || v2.channel === 'user' || requestChannels.has(v2.channel)) return;
      if (v2.channel === 'unknown' && traceIdsOf(topic, deviceId)) return;
      exercised();
      const isDownlink = downlinkChannels.has(v2.channel);
      if (!isDownlink && v2.channel !== 'unknown') return;
      const nearMiss = explainTopic(topic, { deviceId });
      broken({
        message: isDownlink
          ? 'It published on a topic on which only the platform publishes.'
          : 'It published on a topic that the interface does not have.',
        expected: 'one of the uplink topics below sys/',
        actual: JSON.stringify(topic),
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  }),
});
