import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-13',
  sentence: 'sets the will QoS to 0 if it leaves the will flag 0',
  when: 'connects without a will',
  applies: (packet) => packet.type === 'CONNECT' && packet.will === undefined,
});
