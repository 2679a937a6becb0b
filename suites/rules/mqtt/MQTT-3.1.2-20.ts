import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-20',
  sentence: 'sends no password if it leaves the password flag 0',
  when: 'connects without a password',
  applies: (packet) => packet.type === 'CONNECT' && packet.password === undefined,
});
