import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-2.3.1-1',
  sentence: 'gives SUBSCRIBE, UNSUBSCRIBE and PUBLISH above QoS 0 a packet identifier other than 0',
  when: 'sends SUBSCRIBE, UNSUBSCRIBE, or PUBLISH above QoS 0',
  applies: (packet) =>
    packet.type === 'SUBSCRIBE' || packet.type === 'UNSUBSCRIBE' || (packet.type === 'PUBLISH' && packet.qos > 0),
});
