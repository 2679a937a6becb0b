import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-08',
  level: 'MUST',
  sentence: 'speaks MQTT 3.1.1, or 3.1',
  source: 'ref 2.2',
  shownIn: ['connect'],
  judge: ({ exercised, broken }) => ({
    'packet-received'(entry) {
      if (entry.packet.type !== 'CONNECT') return;
      exercised();
      const { protocolName, protocolLevel } = entry.packet;
      const spoken = `${protocolName} ${protocolLevel}`;
      // MQTT 3.1 is left to V1-CONN-16: the later platform takes it, and some libraries fall back to it.
      if (['MQTT 4', 'MQIsdp 3', 'MQTT 3'].includes(spoken)) return;
      broken({
        message: 'Its CONNECT is of a version of MQTT that the platform does not speak.',
        expected: 'protocol name "MQTT", level 4',
        actual: `protocol name ${JSON.stringify(protocolName)}, level ${protocolLevel}`,
        ...(protocolLevel === 5 && { nearMiss: 'MQTT 5' }),
        evidence: [entry],
      });
    },
  }),
});
