import { defineRule, type Entry } from './rule.ts';

export default defineRule({
  id: 'V1-SESSION-06',
  level: 'MUST',
  sentence: 'sends credentials that are valid at the time when it comes back',
  source: 'ref 1.5',
  needs: ['reconnects'],
  judge({ exercised, broken }) {
    const accepted = new Map<string, Entry<'authenticated'>>();
    return {
      authenticated(entry) {
        const { deviceId, staged, findings } = entry;
        if (deviceId === undefined || staged) return;
        const before = accepted.get(deviceId);
        if (entry.accepted) accepted.set(deviceId, entry);
        if (!before) return;
        exercised();
        const stale = findings.find(({ aspect, ok }) => aspect === 'timestamp' && !ok);
        if (entry.accepted || !stale) return;
        const { expected, actual, nearMiss } = stale;
        broken({
          message: 'It came back with a timestamp that is no longer valid.',
          expected,
          actual,
          ...(nearMiss !== undefined && { nearMiss }),
          evidence: [before, entry],
        });
      },
      'device-started': ({ deviceId }) => void accepted.delete(deviceId),
    };
  },
});
