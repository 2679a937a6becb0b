import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-DYN-03',
  level: 'MUST',
  sentence: 'acknowledges its secret with an empty payload on secretACK',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  judge({ exercised, broken }) {
    /** By connection: told, and not acknowledged. */
    const notified = new Map<number, Entry<'secret-notified'>>();
    const expected = 'a PUBLISH with an empty payload on /huawei/v1/products/{productId}/sn/{nodeId}/secretACK';
    const message = 'It got its secret and did not acknowledge it.';
    return {
      'secret-notified': (entry) => notified.set(entry.connection, entry),
      published(entry) {
        const { connection, purpose, topic, payload } = entry;
        const notification = notified.get(connection);
        if (!notification || purpose !== 'registration' || !topic.endsWith('/secretACK')) return;
        // Told twice, it may acknowledge once.
        for (const [other, { deviceId }] of notified) if (deviceId === notification.deviceId) notified.delete(other);
        exercised();
        if (payload.length === 0) return;
        broken({ message, expected, actual: `a payload of ${payload.length} bytes`, evidence: [notification, entry] });
      },
      'stage-ended'(entry) {
        if (entry.stage !== 'registration') return;
        const silent = entry.complete ? [...notified.values()].slice(-1) : [];
        notified.clear();
        for (const notification of silent) {
          exercised();
          broken({
            message,
            expected,
            actual: `none within ${Math.round(entry.waitedMs)} ms`,
            evidence: [notification, entry],
          });
        }
      },
    };
  },
});
