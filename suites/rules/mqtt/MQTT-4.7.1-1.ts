import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-4.7.1-1',
  sentence: 'uses no wildcard in the topic of its will',
  when: 'sends a will',
  applies: (packet) => packet.type === 'CONNECT' && packet.will !== undefined,
});
