import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-14',
  sentence: 'asks for will QoS 0, 1 or 2',
  when: 'sends a will',
  applies: (packet) => packet.type === 'CONNECT' && packet.will !== undefined,
});
