import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.8.3-3',
  sentence: 'names at least one topic filter in SUBSCRIBE',
  when: 'sends SUBSCRIBE',
  applies: ({ type }) => type === 'SUBSCRIBE',
});
