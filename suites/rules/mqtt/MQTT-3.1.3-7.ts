import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.3-7',
  sentence: 'asks for a clean session if its client identifier is empty',
  when: 'sends an empty client identifier',
  applies: (packet) => packet.type === 'CONNECT' && packet.clientId === '',
});
