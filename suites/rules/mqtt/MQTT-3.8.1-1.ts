import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.8.1-1',
  sentence: 'sends SUBSCRIBE with the flags 0010',
  when: 'sends SUBSCRIBE',
  applies: ({ type }) => type === 'SUBSCRIBE',
});
