import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-DYN-06',
  level: 'SHOULD',
  sentence: 'keeps its deviceId and secret when it reconnects, and does not register itself again',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  when: 'connects again after it has registered itself',
  judge({ exercised, broken }) {
    const notified = new Set<string>();
    /** Devices that are registered, with the login that showed it. */
    const registered = new Map<string, Entry<'authenticated'>>();
    return {
      'secret-notified': ({ deviceId }) => notified.add(deviceId),
      authenticated(entry) {
        const { deviceId, v1, accepted } = entry;
        if (deviceId === undefined) return;
        const before = registered.get(deviceId);
        if (v1?.login === 'product') {
          registered.delete(deviceId);
          if (!before) return;
          exercised();
          broken({
            message: 'It registered itself again, although it had logged in with the identity that it got.',
            expected: `a login with deviceId ${JSON.stringify(deviceId)}`,
            actual: 'a login as one of its product',
            evidence: [before, entry],
          });
        } else if (!accepted) {
          // Registering again is the documented way out when the login is refused.
          registered.delete(deviceId);
        } else if (notified.has(deviceId)) {
          if (before) exercised();
          registered.set(deviceId, entry);
        }
      },
      // Nothing says that a device can keep anything over a restart, or that this one was to.
      'device-started': () => registered.clear(),
      'device-exited': () => registered.clear(),
      'device-registered': ({ deviceId }) => registered.delete(deviceId),
    };
  },
});
