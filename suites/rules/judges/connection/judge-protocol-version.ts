import type { Rule } from '../../rule.ts';

/**
 * Is a CONNECT of a version of MQTT that the platform speaks?
 *
 * @param leftOut a protocol level that the platform is said to speak, and this one does not yet: nothing is said of it
 */
export function judgeProtocolVersion({ leftOut }: { readonly leftOut?: number } = {}): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT' || entry.packet.protocolLevel === leftOut) return;
      exercised();
      const { protocolName, protocolLevel } = entry.packet;
      const spoken = `${protocolName} ${protocolLevel}`;
      // MQTT 3.1 is left to CONN-16: the later platform takes it, and some libraries fall back to it.
      if (['MQTT 4', 'MQIsdp 3', 'MQTT 3'].includes(spoken)) return;
      broken({
        message: 'Its CONNECT is of a version of MQTT that the platform does not speak.',
        expected: 'protocol name "MQTT", level 4',
        actual: `protocol name ${JSON.stringify(protocolName)}, level ${protocolLevel}`,
        ...(protocolLevel === 5 && { nearMiss: 'MQTT 5' }),
        evidence: [entry],
      });
    },
  });
}
