import type { Entry, Rule } from '../../rule.ts';

/** Are the credentials of a device that comes back valid then? */
export const judgeFreshCredentials: Rule['judge'] = ({ exercised, broken }) => {
  const accepted = new Map<string, Entry<'authenticated'>>();
  return {
    authenticated(entry) {
      const { deviceId, staged, findings } = entry;
      if (deviceId === undefined || staged) return;
      const before = accepted.get(deviceId);
      if (entry.accepted) accepted.set(deviceId, entry);
      if (!before) return;
      const stale = findings.find(({ aspect, ok }) => aspect === 'timestamp' && !ok);
      const isStale = !entry.accepted && stale !== undefined;
      // Within the hour a timestamp that was made once is as good as a new one: a device that sends it has shown nothing.
      if (isStale || hourOf(entry) !== hourOf(before)) exercised();
      if (!isStale) return;
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
};

const hourOf = ({ wall }: Entry) => Math.floor(wall / 3_600_000);
