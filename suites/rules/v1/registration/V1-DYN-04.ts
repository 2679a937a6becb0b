import { defineRule, type Entry } from '../../rule.ts';

interface Told {
  readonly notification: Entry<'secret-notified'>;
  refused?: Entry<'authenticated'>;
}

export default defineRule({
  id: 'V1-DYN-04',
  level: 'MUST',
  sentence: 'then logs in with the deviceId and the secret that it got',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  judge({ exercised, broken }) {
    const told = new Map<string, Told>();
    return {
      'secret-notified'(notification) {
        if (!told.has(notification.deviceId)) told.set(notification.deviceId, { notification });
      },
      authenticated(entry) {
        // By nodeId is as well: the secret is the same.
        if (entry.v1?.login === 'product' || entry.staged) return;
        if (!entry.accepted) {
          for (const registration of told.values()) registration.refused = entry;
        } else if (told.delete(entry.deviceId ?? '')) {
          exercised();
        }
      },
      'stage-ended'(entry) {
        if (entry.stage !== 'registration') return;
        for (const { notification, refused } of entry.complete ? told.values() : []) {
          exercised();
          const nearMiss = refused?.findings.find((finding) => finding.nearMiss !== undefined)?.nearMiss;
          broken({
            message: 'It got its deviceId and secret, and did not log in with them.',
            expected: `a login with deviceId ${JSON.stringify(notification.deviceId)}`,
            actual: refused ? `refused with code ${refused.returnCode}: ${refused.reason}` : 'no other login',
            ...(nearMiss !== undefined && { nearMiss }),
            evidence: refused ? [notification, refused] : [notification, entry],
          });
        }
        told.clear();
      },
    };
  },
});
