import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-9',
  sentence: 'sends a will topic and a will message if it sets the will flag',
  when: 'sends a will',
  applies: (packet) => packet.type === 'CONNECT' && packet.will !== undefined,
});
