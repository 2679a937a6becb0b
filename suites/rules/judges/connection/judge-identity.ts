import type { Rule } from '../../rule.ts';
import { lacksAPart } from './lacks-a-part.ts';

/** What is said of a login under another type, and of one with an id that the platform does not know under that type. */
interface Words {
  readonly wrongType: string;
  readonly unknownId: string;
}

/** Does the client identifier name a device in a way that the platform takes? */
export function judgeIdentity({ wrongType, unknownId }: Words): Rule['judge'] {
  return ({ exercised, broken }) => {
    /** Where a part of the client identifier is missing its other parts tell nothing: CONN-01. */
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
            if (!ok) broken({ message: wrongType, ...difference, evidence: [entry] });
          }
          // An id that the platform knows is right, even when that device is frozen or deleted: no fault of the device's.
          if (aspect === 'device' && !ok && entry.deviceId === undefined) {
            broken({ message: unknownId, ...difference, evidence: [entry] });
          }
        }
      },
    };
  };
}
