import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.8.3-4',
  sentence: 'asks in SUBSCRIBE for QoS 0, 1 or 2, with the reserved bits 0',
  when: 'sends SUBSCRIBE',
  applies: ({ type }) => type === 'SUBSCRIBE',
});
