import { defineRule } from '../../rule.ts';
import { lacksAPart } from './lacks-a-part.ts';

export default defineRule({
  id: 'V1-CONN-02',
  level: 'MUST',
  sentence: 'uses authentication type 0 with its deviceId, 2 with its nodeId, or 1 to register itself',
  source: 'ref 1.2',
  shownIn: ['connect'],
  judge({ exercised, broken }) {
    /** Where a part of the client identifier is missing its other parts tell nothing: V1-CONN-01. */
    const short = new Set<number>();
    return {
      'packet-received'({ connection, packet }) {
        if (packet.type === 'CONNECT' && lacksAPart(packet)) short.add(connection);
      },
      authenticated(entry) {
        if (entry.staged || short.has(entry.connection)) return;
        for (const { aspect, ok, ...difference } of entry.findings) {
          if (aspect === 'authentication-type') {
            exercised();
            if (!ok)
              broken({ message: 'Its authentication type is none of 0, 1, 2.', ...difference, evidence: [entry] });
          }
          // An id that the platform knows is right, even when that device is frozen or deleted: no fault of the device's.
          if (aspect === 'device' && !ok && entry.deviceId === undefined) {
            const message = 'No device has the id in its client identifier under that authentication type.';
            broken({ message, ...difference, evidence: [entry] });
          }
        }
      },
    };
  },
});
