import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-18',
  sentence: 'sends no user name if it leaves the user name flag 0',
  when: 'connects without a user name',
  applies: (packet) => packet.type === 'CONNECT' && packet.username === undefined,
});
