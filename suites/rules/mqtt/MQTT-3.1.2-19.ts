import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-19',
  sentence: 'sends a user name if it sets the user name flag',
  when: 'connects with a user name',
  applies: (packet) => packet.type === 'CONNECT' && packet.username !== undefined,
});
