import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.0-2',
  sentence: 'sends CONNECT only once on a connection',
  applies: ({ type }) => type === 'CONNECT',
});
