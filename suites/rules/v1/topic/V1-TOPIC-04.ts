import {
  explainForeignTopic,
  type TopicOwner,
} from '../../../../mock-platform/generations/v1/explain-foreign-topic.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-TOPIC-04',
  level: 'SHOULD',
  sentence: 'subscribes only to its own topics, and not to wildcards',
  source: 'ref 3',
  shownIn: ['connect'],
  when: 'subscribes to something',
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
      subscribed(entry) {
        const owner = owners.get(entry.connection) ?? { topicId: entry.deviceId };
        for (const { filter, purpose } of entry.filters) {
          // Its command topic under its other name is V1-TOPIC-03's.
          const id = /^\/huawei\/v1\/devices\/([^/]+)\/command\/(?:json|binary)$/.exec(filter)?.[1];
          if (purpose === 'foreign' && id !== undefined && [owner.deviceId, owner.nodeId].includes(id)) continue;
          exercised();
          if (purpose === 'command' || purpose === 'registration' || purpose === 'bootstrap') continue;
          const nearMiss = explainForeignTopic(filter, owner, 'subscribe');
          broken({
            message: 'It subscribed to what the platform does not send to it.',
            expected: `/huawei/v1/devices/${owner.topicId}/command/json, or binary`,
            actual: JSON.stringify(filter),
            ...(nearMiss !== undefined && { nearMiss }),
            evidence: [entry],
          });
        }
      },
    };
  },
});
