import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-3.3.2-2',
  sentence: 'does not publish to a topic name with a wildcard (`#` or `+`)',
  applies: ({ type }) => type === 'PUBLISH',
});
