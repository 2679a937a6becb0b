import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.3-1',
  sentence: 'sends in CONNECT exactly the fields that its flags announce, in the order of the standard',
  applies: ({ type }) => type === 'CONNECT',
});
