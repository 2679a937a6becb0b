import type { Rule } from '../../rule.ts';

/**
 * Does a device speak MQTT 3.1 where it need not?
 *
 * @param message what is said of one that does
 */
export function judgeOldProtocol(message: string): Rule['judge'] {
  return ({ exercised, broken }) => {
    const connected = new Set<number>();
    let mayFallBack = false;
    return {
      'packet-received'(entry) {
        const { connection, packet } = entry;
        if (packet.type !== 'CONNECT') return;
        connected.add(connection);
        if (packet.protocolLevel !== 3) {
          // One library tries 3.1.1 first, and 3.1 when that attempt failed for whatever reason.
          mayFallBack = true;
          exercised();
        } else if (!mayFallBack) {
          exercised();
          broken({
            message,
            expected: 'protocol level 4, MQTT 3.1.1',
            actual: `protocol level 3, ${JSON.stringify(packet.protocolName)}`,
            evidence: [entry],
          });
        }
      },
      'connection-closed'({ connection }) {
        if (!connected.delete(connection)) mayFallBack = true;
      },
    };
  };
}
