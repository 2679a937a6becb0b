import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.3-3',
  sentence: "sends a client identifier as the first field of CONNECT's payload",
  applies: ({ type }) => type === 'CONNECT',
});
