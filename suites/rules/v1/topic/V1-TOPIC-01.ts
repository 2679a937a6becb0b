import {
  explainForeignTopic,
  type TopicOwner,
} from '../../../../mock-platform/generations/v1/explain-foreign-topic.ts';
import { defineRule } from '../../rule.ts';
import { isReportText } from './is-report-text.ts';

export default defineRule({
  id: 'V1-TOPIC-01',
  level: 'MUST',
  sentence: 'publishes only on its own /huawei/v1/devices/{id}/data/{json|binary}',
  source: 'ref 3',
  shownIn: ['connect'],
  judge({ exercised, broken }) {
    const nodeIds = new Map<string, string>();
    const owners = new Map<number, TopicOwner>();
    return {
      'device-registered': ({ deviceId, nodeId }) => nodeIds.set(deviceId, nodeId),
      authenticated({ accepted, connection, deviceId, v1 }) {
        if (!accepted || deviceId === undefined || v1 === undefined) return;
        const nodeId = nodeIds.get(deviceId);
        owners.set(connection, { topicId: v1.topicId, deviceId, ...(nodeId !== undefined && { nodeId }) });
      },
      published(entry) {
        const { topic, purpose, connection, deviceId, payload } = entry;
        // The topics of registration and bootstrap are its own, too. Answers on the command topic are V1-TOPIC-06's.
        if (purpose === 'registration' || purpose === 'bootstrap') return;
        if (purpose === 'command' && !isReportText(payload)) return;
        // Devices of the second generation's SDKs send events beside their reports: V1-TOPIC-07 warns.
        if (topic.startsWith('$')) return;
        // Its own topics under its other name are V1-TOPIC-03's.
        const owner = owners.get(connection) ?? { topicId: deviceId };
        const id = /^\/huawei\/v1\/devices\/([^/]+)\/(?:data|command)\/(?:json|binary)$/.exec(topic)?.[1];
        if (purpose === 'foreign' && id !== undefined && [owner.deviceId, owner.nodeId].includes(id)) return;
        exercised();
        if (purpose === 'data') return;
        const nearMiss = explainForeignTopic(topic, owner);
        broken({
          message: 'It published on a topic that is not its own.',
          expected: `/huawei/v1/devices/${owner.topicId}/data/json, or binary`,
          actual: JSON.stringify(topic),
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [entry],
        });
      },
    };
  },
});
