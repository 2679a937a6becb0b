import { defineRule, type Entry } from '../../rule.ts';

interface Names {
  /** What it logged in with. */
  readonly own: string;
  /** Its other name, which is not for this login's topics. */
  readonly other: string;
  readonly login: 'device-id' | 'node-id';
}

export default defineRule({
  id: 'V1-TOPIC-03',
  level: 'MUST',
  sentence: 'uses in its topics the id that it logged in with: deviceId for type 0, nodeId for type 2',
  source: 'ref 3',
  shownIn: ['connect'],
  judge({ exercised, broken }) {
    const nodeIds = new Map<string, string>();
    const names = new Map<number, Names>();

    const look = (topic: string, entry: Entry<'published' | 'subscribed'>) => {
      const id = /^\/huawei\/v1\/devices\/([^/]+)\/(?:data|command)\/(?:json|binary)$/.exec(topic)?.[1];
      const known = names.get(entry.connection);
      if (!known || (id !== known.own && id !== known.other)) return;
      exercised();
      if (id === known.own) return;
      const [used, asked] = known.login === 'device-id' ? ['nodeId', 'deviceId'] : ['deviceId', 'nodeId'];
      broken({
        message: `It put its ${used} into a topic after a login by ${asked}.`,
        expected: topic.replace(`/${id}/`, `/${known.own}/`),
        actual: topic,
        evidence: [entry],
      });
    };

    return {
      'device-registered': ({ deviceId, nodeId }) => nodeIds.set(deviceId, nodeId),
      authenticated({ accepted, connection, deviceId, v1 }) {
        if (!accepted || deviceId === undefined || v1 === undefined || v1.login === 'product') return;
        const { login } = v1;
        const nodeId = nodeIds.get(deviceId);
        if (nodeId === undefined) return;
        const [own, other] = login === 'device-id' ? [deviceId, nodeId] : [nodeId, deviceId];
        names.set(connection, { own, other, login });
      },
      published: (entry) => look(entry.topic, entry),
      subscribed(entry) {
        for (const { filter } of entry.filters) look(filter, entry);
      },
    };
  },
});
