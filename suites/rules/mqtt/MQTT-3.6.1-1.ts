import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.6.1-1',
  sentence: 'sends PUBREL with the flags 0010',
  when: 'publishes at QoS 2',
  applies: ({ type }) => type === 'PUBREL',
});
