import { explainTopic } from '../../../../mock-platform/generations/v2/explain-topic.ts';
import { defineRule } from '../../rule.ts';
import { isMeantAsOwn } from './is-meant-as-own.ts';

/** Two official SDKs ask for a sub-device's shadow under that device's prefix: a matter of gateways. */
const ofSubDevice = /\/sys\/shadow\/get\//;

export default defineRule({
  id: 'V2-TOPIC-01',
  level: 'MUST',
  sentence: 'publishes on no $oc/devices/… topic but those of the id that it logged in with',
  source: 'ref2 3',
  shownIn: ['connect'],
  judge({ exercised, broken }) {
    const nodeIds = new Map<string, string>();
    return {
      'device-registered': ({ deviceId, nodeId }) => nodeIds.set(deviceId, nodeId),
      published(entry) {
        const { topic, deviceId } = entry;
        const isOwn = topic.startsWith(`$oc/devices/${deviceId}/`);
        if (!isOwn && (!isMeantAsOwn(topic, deviceId) || ofSubDevice.test(topic))) return;
        exercised();
        if (isOwn) return;
        const nodeId = nodeIds.get(deviceId);
        const nearMiss = explainTopic(topic, { deviceId, ...(nodeId !== undefined && { nodeId }) });
        broken({
          message: 'It published on a topic that is not its own.',
          expected: `a topic that begins with $oc/devices/${deviceId}/`,
          actual: JSON.stringify(topic),
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [entry],
        });
      },
    };
  },
});
