import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-15',
  sentence: 'leaves will retain 0 if it leaves the will flag 0',
  when: 'connects without a will',
  applies: (packet) => packet.type === 'CONNECT' && packet.will === undefined,
});
