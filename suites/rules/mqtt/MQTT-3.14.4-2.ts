import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.14.4-2',
  sentence: 'sends nothing after DISCONNECT',
  when: 'sends DISCONNECT',
  applies: ({ type }) => type === 'DISCONNECT',
});
