import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.14.1-1',
  sentence: 'sends DISCONNECT with the flags 0000',
  when: 'sends DISCONNECT',
  applies: ({ type }) => type === 'DISCONNECT',
});
