import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-2.2.3',
  sentence: 'writes a remaining length that is well-formed and fits the packet',
  applies: () => true,
});
