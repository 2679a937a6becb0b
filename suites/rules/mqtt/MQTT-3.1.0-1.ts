import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.0-1',
  sentence: 'sends CONNECT as the first packet on a connection',
  applies: ({ type }) => type === 'CONNECT',
});
