import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.10.1-1',
  sentence: 'sends UNSUBSCRIBE with the flags 0010',
  when: 'sends UNSUBSCRIBE',
  applies: ({ type }) => type === 'UNSUBSCRIBE',
});
