import { filtersOf } from './topic-filters.ts';
import { wireRule } from './wire-rule.ts';

export default wireRule({
  id: 'MQTT-4.7.1-2',
  sentence: 'uses the wildcard `#` in a filter only alone on the last level',
  when: 'uses `#` in a topic filter',
  applies: (packet) => filtersOf(packet).some((filter) => filter.includes('#')),
});
