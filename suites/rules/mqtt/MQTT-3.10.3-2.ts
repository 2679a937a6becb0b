import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.10.3-2',
  sentence: 'names at least one topic filter in UNSUBSCRIBE',
  when: 'sends UNSUBSCRIBE',
  applies: ({ type }) => type === 'UNSUBSCRIBE',
});
