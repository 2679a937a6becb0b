import { defineRule } from '../../rule.ts';
import { judgeOwnObject } from '../own-object.ts';
import { eventObjects } from './event-objects.ts';

export default defineRule({
  id: 'V2-EVENT-06',
  level: 'MUST',
  sentence: 'names in an event no other device as `object_device_id`',
  source: 'ref2 4.9',
  when: 'sends events',
  judge: judgeOwnObject(eventObjects, 'an event'),
});
