import { explainFilter } from '../../../../mock-platform/generations/v2/explain-topic.ts';
import { defineRule } from '../../rule.ts';
import { isMeantAsOwn } from './is-meant-as-own.ts';

export default defineRule({
  id: 'V2-TOPIC-09',
  level: 'SHOULD',
  sentence: 'subscribes only to its own downlink topics, to user topics and to $oc/broadcast/…',
  source: 'ref2 2.4, 3',
  shownIn: ['connect'],
  when: 'subscribes to something',
  judge({ exercised, broken }) {
    const nodeIds = new Map<string, string>();
    const owners = new Map<number, string>();
    return {
      'device-registered': ({ deviceId, nodeId }) => nodeIds.set(deviceId, nodeId),
      authenticated({ accepted, connection, deviceId }) {
        if (accepted && deviceId !== undefined) owners.set(connection, deviceId);
      },
      'connection-closed': ({ connection }) => owners.delete(connection),
      // Filters that the platform refuses stand in the packet only.
      'packet-received'(entry) {
        const deviceId = owners.get(entry.connection);
        if (entry.packet.type !== 'SUBSCRIBE' || deviceId === undefined) return;
        for (const { filter } of entry.packet.filters) {
          exercised();
          if (isInOrder(filter, deviceId)) continue;
          const nodeId = nodeIds.get(deviceId);
          const nearMiss = explainFilter(filter, { deviceId, ...(nodeId !== undefined && { nodeId }) });
          broken({
            message: 'It subscribed to what the platform does not send to it.',
            expected: `downlink topics below $oc/devices/${deviceId}/sys/, user topics or $oc/broadcast/…`,
            actual: JSON.stringify(filter),
            ...(nearMiss !== undefined && { nearMiss }),
            evidence: [entry],
          });
        }
      },
    };
  },
});

/** Below the device's own prefix: one topic of each kind, or all of the kind, its answers included, as clients have it. */
const downlink =
  /^(?:user\/.|sys\/(?:(?:messages|events|bootstrap)\/down(?:$|[/?])|(?:commands|properties|properties\/[sg]et|shadow\/get(?:\/response)?)\/.))/;

function isInOrder(filter: string, deviceId: string): boolean {
  const own = `$oc/devices/${deviceId}/`;
  if (filter.startsWith(own)) return downlink.test(filter.slice(own.length)) && !isUplink(filter.slice(own.length));
  // Everything else below $oc is another device's, or none; what does not begin so is a topic of the user's own.
  return (
    filter.startsWith('$oc/broadcast/') || !(/^(?:\$oc|[+#])(?:\/|$)/.test(filter) || isMeantAsOwn(filter, deviceId))
  );
}

/** Topics in the middle of which the others stand. */
function isUplink(topic: string): boolean {
  return /^sys\/(?:properties\/(?:report|[sg]et\/response)|commands\/response)(?:$|[/?])/.test(topic);
}
