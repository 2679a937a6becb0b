import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.1.2-22',
  sentence: 'leaves the password flag 0 if it leaves the user name flag 0',
  applies: ({ type }) => type === 'CONNECT',
});
