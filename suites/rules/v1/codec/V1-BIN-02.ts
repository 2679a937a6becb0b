import { defineRule, type Entry } from '../../rule.ts';

/** A device that has been on line for less than this may still be about to subscribe, whatever the stage says. */
const settledMs = 1000;

export default defineRule({
  id: 'V1-BIN-02',
  level: 'MUST',
  sentence: 'subscribes to its command/binary when its product has a codec, since its commands come there',
  source: 'ref 3, 4.5',
  shownIn: ['binary'],
  needs: ['binary', 'commands'],
  judge({ exercised, broken }) {
    const withCodec = new Set<string>();
    const products = new Map<string, string>();
    const logins = new Map<string, Entry<'authenticated'>>();
    /** The last subscription to the JSON topic, of devices that have none to the binary one. */
    const jsonOnly = new Map<string, Entry<'subscribed'>>();
    return {
      'product-registered'({ productId, v1 }) {
        if (v1?.codecMode === 'binary') withCodec.add(productId);
      },
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      authenticated(entry) {
        const { accepted, deviceId, v1 } = entry;
        if (!accepted || deviceId === undefined || v1?.login === 'product') return;
        logins.set(deviceId, entry);
        jsonOnly.delete(deviceId);
      },
      subscribed(entry) {
        const { deviceId, connection, filters } = entry;
        const login = logins.get(deviceId);
        if (login?.connection !== connection || !withCodec.has(products.get(deviceId) ?? '')) return;
        const commands = filters.filter(({ purpose }) => purpose === 'command');
        if (commands.some(({ v1 }) => v1?.codecMode === 'binary')) {
          exercised();
          logins.delete(deviceId);
          jsonOnly.delete(deviceId);
        } else if (commands.length > 0) {
          jsonOnly.set(deviceId, entry);
        }
      },
      'device-offline': ({ deviceId }) => jsonOnly.delete(deviceId),
      // Who subscribed to neither is V1-TOPIC-02's.
      'stage-ended'(entry) {
        const { stage, deviceId, complete } = entry;
        const subscribed = jsonOnly.get(deviceId);
        if (!subscribed || !complete || !['start', 'reporting', 'idle'].includes(stage)) return;
        if (entry.at - subscribed.at < settledMs) return;
        jsonOnly.delete(deviceId);
        exercised();
        broken({
          message: 'It subscribed to its JSON commands only, and its product has a codec.',
          expected: 'a subscription to command/binary, or to both',
          actual: subscribed.filters.map(({ filter }) => filter).join(', '),
          evidence: [subscribed, entry],
        });
      },
    };
  },
});
