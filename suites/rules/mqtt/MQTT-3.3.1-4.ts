import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.3.1-4',
  sentence: 'never sets both QoS bits in PUBLISH',
  applies: ({ type }) => type === 'PUBLISH',
});
