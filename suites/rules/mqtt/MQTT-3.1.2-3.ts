import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-3',
  sentence: 'leaves the reserved connect flag 0',
  applies: ({ type }) => type === 'CONNECT',
});
