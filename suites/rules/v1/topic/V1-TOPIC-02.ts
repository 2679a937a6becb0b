import { explainForeignTopic } from '../../../../mock-platform/generations/v1/explain-foreign-topic.ts';
import { defineRule, type Entry } from '../../rule.ts';

/** A device that has been on line for less than this may still be about to subscribe, whatever the stage says. */
const settledMs = 1000;
/** A stage that waits for the subscription without success is not complete: then half of the time is enough for the device. */
const enoughMs = (waitedMs: number) => Math.max(3000, waitedMs / 2);

interface Login {
  readonly entry: Entry<'authenticated'>;
  readonly subscriptions: Entry<'subscribed'>[];
  readonly filters: string[];
  listens: boolean;
  /** Generations of the topics that it has used: a device that uses those of the later one only is none of this. */
  readonly used: Set<'first' | 'later'>;
}

export default defineRule({
  id: 'V1-TOPIC-02',
  level: 'MUST',
  sentence: 'subscribes to its own /huawei/v1/devices/{id}/command/{json|binary}, either or both',
  source: 'ref 3',
  shownIn: ['connect'],
  needs: ['commands'],
  judge({ exercised, broken }) {
    const logins = new Map<string, Login>();
    return {
      authenticated(entry) {
        const { accepted, deviceId, v1 } = entry;
        if (!accepted || deviceId === undefined || v1?.login === 'product') return;
        logins.set(deviceId, { entry, subscriptions: [], filters: [], listens: false, used: new Set() });
      },
      subscribed(entry) {
        const { connection, deviceId, filters } = entry;
        const login = logins.get(deviceId);
        if (!login || login.entry.connection !== connection || login.listens) return;
        for (const { filter } of filters) use(login, filter);
        login.subscriptions.push(entry);
        login.filters.push(...filters.map(({ filter }) => filter));
        const { topicId } = login.entry.v1 ?? { topicId: deviceId };
        login.listens = filters.some(({ filter, purpose }) => purpose === 'command' || covers(filter, topicId));
        if (login.listens) exercised();
      },
      published({ deviceId, topic }) {
        const login = logins.get(deviceId);
        if (login && !login.listens) use(login, topic);
      },
      'device-offline'({ deviceId, connection }) {
        if (logins.get(deviceId)?.entry.connection === connection) logins.delete(deviceId);
      },
      'stage-ended'(entry) {
        const { stage, deviceId, complete, waitedMs } = entry;
        const login = logins.get(deviceId);
        if (!login || login.listens || !['start', 'reporting', 'idle'].includes(stage)) return;
        if (entry.at - login.entry.at < (complete ? settledMs : enoughMs(waitedMs))) return;
        logins.delete(deviceId);
        if (login.used.has('later') && !login.used.has('first')) return;
        exercised();
        const { topicId } = login.entry.v1 ?? { topicId: deviceId };
        const nearMiss = login.filters
          .map((filter) => explainForeignTopic(filter, { topicId }, 'subscribe'))
          .find(Boolean);
        broken({
          message: 'It takes commands, and has not subscribed to its command topic.',
          expected: `/huawei/v1/devices/${topicId}/command/json, or binary`,
          actual: login.filters.length > 0 ? login.filters.join(', ') : 'no subscription',
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [login.entry, ...login.subscriptions, entry],
        });
      },
    };
  },
});

function use({ used }: Login, topic: string): void {
  if (topic.startsWith('$oc/devices/')) used.add('later');
  if (/^\/?huawei\//.test(topic)) used.add('first');
}

/** Whether a wildcard takes in the command topic. That it is a wildcard is V1-TOPIC-04's. */
function covers(filter: string, topicId: string): boolean {
  const topic = `/huawei/v1/devices/${topicId}/command/json`.split('/');
  const levels = filter.split('/');
  const fits = (level: string, index: number) => level === '+' || level === '#' || level === topic[index];
  return levels.every(fits) && (levels.at(-1) === '#' || levels.length === topic.length);
}
