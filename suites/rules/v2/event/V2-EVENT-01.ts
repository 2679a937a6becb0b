import { defineRule } from '../../rule.ts';
import { judgeEventForm } from './judge-event-form.ts';

export default defineRule({
  id: 'V2-EVENT-01',
  level: 'MUST',
  sentence:
    'sends as an event one JSON object with `services`, a non-empty list of objects with a string `service_id` and a string `event_type`',
  source: 'ref2 4.9',
  when: 'sends events',
  judge: judgeEventForm,
});
