import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-2.2.1',
  sentence: 'sends only packet types that are for clients to send',
  applies: () => true,
});
