import type { Rule } from '../../rule.ts';

/** Does a device publish at a QoS that the platform takes? */
export const judgeQos: Rule['judge'] = ({ exercised, broken }) => ({
  'packet-received'(entry) {
    if (entry.packet.type !== 'PUBLISH') return;
    exercised();
    const { qos } = entry.packet;
    // QoS 3 is not a QoS: MQTT-3.3.1-4.
    if (qos !== 2) return;
    broken({
      message: 'It published at a QoS that the platform does not support.',
      expected: 'QoS 0 or 1',
      actual: `QoS ${qos}`,
      evidence: [entry],
    });
  },
});
