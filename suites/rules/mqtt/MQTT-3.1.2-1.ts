import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-1',
  sentence: 'sends the protocol name `MQTT` (`MQIsdp` with level 3)',
  applies: ({ type }) => type === 'CONNECT',
});
