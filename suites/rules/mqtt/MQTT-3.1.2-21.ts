import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-21',
  sentence: 'sends a password if it sets the password flag',
  when: 'connects with a password',
  applies: (packet) => packet.type === 'CONNECT' && packet.password !== undefined,
});
