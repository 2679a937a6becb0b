import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.3.1-2',
  sentence: 'leaves DUP 0 in PUBLISH at QoS 0',
  when: 'publishes at QoS 0',
  applies: (packet) => packet.type === 'PUBLISH' && packet.qos === 0,
});
